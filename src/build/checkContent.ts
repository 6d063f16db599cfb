import { parseArgs } from 'node:util';
import { addressesOf, readProject } from '#src/reading/addresses.ts';
import { checkAll } from '#src/reading/checks/allChecks.ts';
import { gradeOfFile } from '#src/reading/checks/grades.ts';
import { staleTwins } from '#src/reading/checks/twins.ts';
import { checkWords } from '#src/reading/checks/words.ts';
import type { Fault } from '#src/reading/contentFile.ts';
import { readContent } from '#src/reading/readContent.ts';
import { gradedWords } from './gradedWords.ts';
import { checkWordTwins } from './wordTwins.ts';

/**
 * The gate of the editors: reads every file under content/ and the words of src/words before the build, and stops it with
 * `file:line: what is wrong`. A twin whose English text has changed is told and lets the build pass. `--grades` lists the grade of
 * each page and the ease of each twin, `--root` names another folder, other arguments are parts of file names to look at.
 */
const { values, positionals: only } = parseArgs({
  options: { root: { type: 'string', default: 'content' }, grades: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const content = readContent(values.root);
const isAsked = ({ file }: { file: string }) => only.length === 0 || only.some((part) => file.includes(part));
const words = [...checkWords(gradedWords()), ...checkWordTwins()];
const faults = [...checkAll(content, addressesOf(content, readProject())), ...words].filter(isAsked);
const stale = staleTwins(content).filter(isAsked);
const say = ({ file, line, message }: Fault) => process.stderr.write(`${file}:${line}: ${message}\n`);

if (values.grades) {
  for (const file of [...content.files, ...content.twins].filter(isAsked)) {
    process.stdout.write(`${gradeOfFile(file).toFixed(1).padStart(5)}  ${file.file}\n`);
  }
}
stale.forEach(say);
faults.forEach(say);
if (stale.length > 0) process.stderr.write(`${stale.length} stale ${stale.length === 1 ? 'twin' : 'twins'}: the build goes on\n`);
if (faults.length > 0) {
  process.stderr.write(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in content\n`);
  process.exitCode = 1;
}
