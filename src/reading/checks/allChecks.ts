import type { Addresses } from '#src/reading/addresses.ts';
import type { Fault } from '#src/reading/contentFile.ts';
import type { Content } from '#src/reading/readContent.ts';
import { checkAdvice } from './advice.ts';
import { checkFigures } from './figures.ts';
import { checkGrades } from './grades.ts';
import { checkHeadFigures } from './headFigures.ts';
import { checkLinks } from './links.ts';
import { checkPlaceholders } from './placeholders.ts';
import { checkReferences } from './references.ts';
import { checkTwinAnchors } from './twinAnchors.ts';
import { checkTwins } from './twins.ts';
import { checkVersions } from './versions.ts';

/** Everything that the gate of the editors refuses, file by file from the top. */
export function checkAll(content: Content, addresses: Addresses): Fault[] {
  return [
    ...content.faults,
    ...checkFigures(content),
    ...checkHeadFigures(content),
    ...checkGrades(content),
    ...checkAdvice(content),
    ...checkLinks(content, addresses),
    ...checkReferences(content),
    ...checkVersions(content),
    ...checkTwins(content),
    ...checkTwinAnchors(content, addresses),
    ...checkPlaceholders(content),
  ].toSorted((a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line);
}
