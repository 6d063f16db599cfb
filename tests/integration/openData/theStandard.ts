import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** The standard's own schemas and examples lie beside the repository; nothing of them is copied into it. */
const FOLDER = resolve(import.meta.dirname, '../../../../shared/hsds');

export const THE_STANDARD_IS_THERE = existsSync(FOLDER);
export const WHERE = THE_STANDARD_IS_THERE ? '' : ` (skipped: ../shared/hsds, the schemas of HSDS 3.1, is not there)`;

/** A schema of the standard as it lies there, or a part of it. */
export function standardSchema(name: string, ...path: readonly string[]): object {
  let schema = JSON.parse(readFileSync(resolve(FOLDER, `${name}.json`), 'utf8'));
  for (const part of path) schema = schema[part];
  return schema;
}

const known = new Map<string, ValidateFunction>();

/** What is wrong with a value by a schema of the standard: empty when nothing is. */
export function faultsBy(name: string, value: unknown, ...path: readonly string[]): string[] {
  const key = [name, ...path].join('/');
  const validate = known.get(key) ?? compile(standardSchema(name, ...path));
  known.set(key, validate);
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${key} ${instancePath} ${message}`);
}

/** Its schemas carry words of their own ("core", "constraints"), so unknown ones are let pass. */
export function compile(schema: object): ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true, inlineRefs: false });
  formats.default(ajv);
  return ajv.compile(schema);
}
