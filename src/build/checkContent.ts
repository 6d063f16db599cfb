import { parseArgs } from 'node:util';
import { addressesOf, readProject } from '#src/reading/addresses.ts';
import { checkAll } from '#src/reading/checks/allChecks.ts';
import { gradeOfFile } from '#src/reading/checks/grades.ts';
import { checkWords } from '#src/reading/checks/words.ts';
import { readContent } from '#src/reading/readContent.ts';
import { gradedWords } from './gradedWords.ts';

/**
 * The gate of the editors: reads every file under content/ and the words of the form before the build, and stops it with
 * `file:line: what is wrong`. `--grades` lists the grade of each page, `--root` names another folder, other arguments are parts of file names to look at.
 */
const { values, positionals: only } = parseArgs({
  options: { root: { type: 'string', default: 'content' }, grades: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const content = readContent(values.root);
const isAsked = ({ file }: { file: string }) => only.length === 0 || only.some((part) => file.includes(part));
const faults = [...checkAll(content, addressesOf(content, readProject())), ...checkWords(gradedWords())].filter(isAsked);

if (values.grades) {
  for (const file of content.files.filter(isAsked)) process.stdout.write(`${gradeOfFile(file).toFixed(1).padStart(5)}  ${file.file}\n`);
}
for (const { file, line, message } of faults) process.stderr.write(`${file}:${line}: ${message}\n`);
if (faults.length > 0) {
  process.stderr.write(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in content\n`);
  process.exitCode = 1;
}
