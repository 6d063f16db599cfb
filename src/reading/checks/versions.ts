import type { Fault } from '#src/reading/contentFile.ts';
import type { Content, EntryFile, OlderFile } from '#src/reading/readContent.ts';
import { compareVersions } from '#src/reading/versionOrder.ts';

/** Versions out of order, listed without their copy, or copied without being listed (content/README.md, "Versions"). */
export function checkVersions({ files, older, unread }: Content): Fault[] {
  const copies = Map.groupBy(older, ({ id }) => id);
  const entries = new Map(files.map((file) => [file.id, file]));
  return [
    ...files.flatMap((file) => [...outOfOrder(file), ...withoutCopy(file, copies.get(file.id) ?? [], unread)]),
    ...older.flatMap((copy) => [...outOfOrder(copy), ...(unread.has(copy.id) ? [] : strayCopy(copy, entries.get(copy.id)))]),
  ];
}

function outOfOrder({ file, data, lineOf }: EntryFile): Fault[] {
  return data.versions.slice(1).flatMap((version, index) => {
    const newer = data.versions[index];
    if (newer === undefined) return [];
    const line = lineOf(['versions', index + 1]);
    const rising = compareVersions(newer.version, version.version) <= 0;
    const later = version.effective > newer.effective;
    return [
      ...(rising
        ? [{ file, line, message: `versions stand newest first: "${version.version}" may not come after "${newer.version}"` }]
        : []),
      ...(later ? [{ file, line, message: `"${version.version}" is older than "${newer.version}", and cannot be of a later day` }] : []),
    ];
  });
}

function withoutCopy({ file, id, data, lineOf }: EntryFile, copies: readonly OlderFile[], unread: Content['unread']): Fault[] {
  const kept = new Set(copies.map(({ version }) => version));
  return data.versions.flatMap(({ version }, index) =>
    index === 0 || kept.has(version) || unread.has(`versions/${id}/${version}`)
      ? []
      : [
          {
            file,
            line: lineOf(['versions', index]),
            message: `version "${version}" has no copy: content/versions/${id}/${version}.md is missing`,
          },
        ],
  );
}

function strayCopy({ file, id, version, data, lineOf }: OlderFile, entry: EntryFile | undefined): Fault[] {
  const at = (message: string): Fault => ({ file, line: lineOf(['versions']), message });
  if (entry === undefined) return [at(`there is no page content/${id}.md to which this older version belongs`)];
  const own = data.versions[0]?.version;
  if (own !== version) return [at(`the file is named ${version}, and its newest version says "${own}"`)];
  const [newest, ...others] = entry.data.versions;
  if (newest?.version === version) return [at(`version "${version}" is the present one; only older versions have a copy`)];
  return others.some((other) => other.version === version) ? [] : [at(`content/${id}.md does not list version "${version}"`)];
}
