import type { Fault } from '#src/reading/contentFile.ts';
import type { Content, EntryFile, TwinFile } from '#src/reading/readContent.ts';
import { marksIn } from './marks.ts';

/** Whatever an entry names in its head must exist, once; and each source must be used somewhere. */
export function checkReferences(content: Content): Fault[] {
  const ids = new Set<string>([...content.files.map(({ id }) => id), ...content.unread]);
  return [
    ...content.files.flatMap((file) => [...badRelated(file, ids), ...badSources(file, content), ...misnamed(file)]),
    ...claimedTwice(content.files, orderOf),
    ...claimedTwice(content.files, pathOf),
    ...claimedTwice(content.files, spellingsOf),
    ...[...Map.groupBy(content.twins, ({ locale }) => locale).values()].flatMap((twins) => claimedTwice(twins, spellingsOf)),
    ...neverCited(content),
  ];
}

function badRelated({ file, id, data, lineOf }: EntryFile, ids: ReadonlySet<string>): Fault[] {
  return data.related.flatMap((other, index) => {
    const at = (message: string): Fault[] => [{ file, line: lineOf(['related', index]), message: `related: ${message}` }];
    if (other === id) return at(`${other} is this page itself`);
    if (data.related.indexOf(other) < index) return at(`${other} stands here twice`);
    if (ids.has(other)) return [];
    return at(other.startsWith('glossary/') ? `unknown term ${other}: there is no content/${other}.md` : `there is no content/${other}.md`);
  });
}

function badSources({ file, data, lineOf, ...entry }: EntryFile, { sources, unread }: Content): Fault[] {
  const named = data.sources.map((id, index) => ({ id, path: ['sources', index] }));
  const citation = entry.folder === 'evidence' && 'citation' in data ? [{ id: data.citation, path: ['citation'] }] : [];
  return [...named, ...citation]
    .filter(({ id }) => !sources.has(id) && !unread.has(`sources/${id}`))
    .map(({ id, path }) => ({ file, line: lineOf(path), message: `${path[0]}: there is no file content/sources/${id}.yaml` }));
}

/** The address of a reader's page comes from the file, its name from the head: they must agree. */
function misnamed({ file, slug, data, lineOf }: EntryFile): Fault[] {
  if (!('reader' in data) || data.reader === slug) return [];
  return [{ file, line: lineOf(['reader']), message: `reader: the file of "${data.reader}" is named ${data.reader}.md` }];
}

interface Claim {
  /** What nobody else may have. */
  readonly what: string;
  readonly path: readonly PropertyKey[];
}

function orderOf({ folder, data }: EntryFile): Claim[] {
  return 'order' in data ? [{ what: `order ${data.order} in content/${folder}`, path: ['order'] }] : [];
}

function pathOf({ data }: EntryFile): Claim[] {
  return 'path' in data ? [{ what: `path ${data.path}`, path: ['path'] }] : [];
}

/** Every spelling that leads to a term: one that leads to two would explain the wrong one. */
function spellingsOf({ folder, data }: EntryFile | TwinFile): Claim[] {
  if (folder !== 'glossary') return [];
  const claims = [
    { what: data.title, path: ['title'] },
    ...data.alsoCalled.map((what, index) => ({ what, path: ['alsoCalled', index] })),
    ...(data.marks ?? []).map((what, index) => ({ what, path: ['marks', index] })),
  ];
  return claims.map(({ what, path }) => ({ what: `the spelling "${what.toLowerCase()}"`, path }));
}

function claimedTwice<File extends EntryFile | TwinFile>(files: readonly File[], claimsOf: (file: File) => Claim[]): Fault[] {
  const first = new Map<string, File>();
  return files.flatMap((file) =>
    claimsOf(file).flatMap(({ what, path }) => {
      const owner = first.get(what) ?? file;
      first.set(what, owner);
      return owner === file ? [] : [{ file: file.file, line: file.lineOf(path), message: `${what} belongs to ${owner.file} already` }];
    }),
  );
}

function neverCited({ files, older, sources, unread }: Content): Fault[] {
  // A page that could not be read may be the one that cites it.
  if (unread.size > 0) return [];
  const cited = new Set(
    [...files, ...older].flatMap(({ body, data }) => [...marksIn(body), ...data.sources, ...('citation' in data ? [data.citation] : [])]),
  );
  return [...sources.values()]
    .filter(({ slug }) => !cited.has(slug))
    .map(({ file, slug }) => ({ file, line: 1, message: `no page cites this source: use [^${slug}] somewhere, or delete the file` }));
}
