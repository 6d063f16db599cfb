import { type FieldChange, heldIn, isSame, type ListingField, type Patch } from '#src/domain/listing.ts';
import type { ListingChange } from '#src/domain/listingChange.ts';
import { emptyListing, isNewSlug } from '#src/domain/newListing.ts';
import { openListing } from '#src/domain/openListing.ts';
import { isLive, type Listing, type Site } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';
import { IMPORTED_FACTS, IMPORTED_FIELDS, type ImportedField } from './importedFacts.ts';
import type { Fault, ImportRow } from './importRow.ts';

/** What becomes of one row. */
export type PlannedRow = { readonly line: number; readonly slug: string } & (
  | { readonly kind: 'wrong'; readonly faults: readonly Fault[] }
  /** The listing says this already. */
  | { readonly kind: 'same' }
  /** The same was proposed before and waits for the Bureau. */
  | { readonly kind: 'waits' }
  | { readonly kind: 'change'; readonly patch: Patch }
  | { readonly kind: 'new'; readonly listing: Listing }
);

/** What the rows are held against: read once for a whole file. */
interface Standing {
  readonly bySlug: ReadonlyMap<string, Site>;
  /** Slugs that are there, or come with this file. */
  readonly known: ReadonlySet<string>;
  readonly waiting: ReadonlyMap<string, readonly ListingChange[]>;
}

/**
 * Works out what a file would change, and changes nothing. A row that is wrong leaves the others as they are. What a file says is held
 * against what the open data tells, so that our own files come back unchanged.
 */
export async function planImport(
  ports: Pick<Ports, 'sites' | 'changes'>,
  rows: readonly ImportRow[],
  atRow: (done: number) => void = () => {},
): Promise<PlannedRow[]> {
  const standing = await standingOf(ports, rows);
  const lines = new Map<string, number>();
  return rows.map((row, index) => {
    atRow(index);
    const first = lines.get(row.slug);
    if (row.slug !== '' && first === undefined) lines.set(row.slug, row.line);
    return planRow(standing, row, first);
  });
}

async function standingOf({ sites, changes }: Pick<Ports, 'sites' | 'changes'>, rows: readonly ImportRow[]): Promise<Standing> {
  const bySlug = new Map((await sites.all()).map((site) => [site.listing.slug, site]));
  const waiting = Map.groupBy(await changes.inState(['waiting', 'asked', 'approved']), ({ site }) => site);
  return { bySlug, known: new Set([...bySlug.keys(), ...rows.map(({ slug }) => slug)]), waiting };
}

function planRow(standing: Standing, row: ImportRow, firstLine: number | undefined): PlannedRow {
  const { line, slug, columnOf } = row;
  const read = readFacts(row);
  const site = standing.bySlug.get(slug) ?? null;
  const faults = [...row.faults, ...slugFaults(row, site, firstLine), ...read.faults];
  if (faults.length > 0) return { line, slug, kind: 'wrong', faults };
  const planned = site === null ? planNew(standing, slug, read.facts) : planChange(standing, site, read.facts);
  if (!('faults' in planned)) return { line, slug, ...planned };
  return { line, slug, kind: 'wrong', faults: planned.faults.map(({ field, say }) => ({ column: columnOf([field]), say })) };
}

function slugFaults({ slug, columnOf, faults }: ImportRow, site: Site | null, firstLine: number | undefined): Fault[] {
  const at = (say: string) => [{ column: columnOf(['slug']), say }];
  if (slug === '') return faults.length > 0 ? [] : at('write the last part of the listing’s address, such as king-county-wa');
  if (firstLine !== undefined) return at(`this listing stands on line ${firstLine} already; keep one of the two rows`);
  if (site?.listing.demonstration) return at('this site is invented for the demonstration and takes no import');
  if (site === null && !isNewSlug(slug))
    return at('a new listing needs an address of small letters, digits and single dashes, from 3 to 60 of them');
  return [];
}

type Facts = Readonly<Partial<Record<ImportedField, unknown>>>;

function readFacts(row: ImportRow): { readonly facts: Facts; readonly faults: readonly Fault[] } {
  const facts: Partial<Record<ImportedField, unknown>> = {};
  const faults: Fault[] = [];
  for (const field of IMPORTED_FIELDS) {
    if (!(field in row.facts)) continue;
    const read = IMPORTED_FACTS[field].safeParse(row.facts[field]);
    if (read.success) facts[field] = read.data;
    else faults.push(...read.error.issues.map(({ path, message }) => ({ column: row.columnOf([field, ...path]), say: message })));
  }
  return { facts, faults: faults.filter(({ column }, index) => faults.findIndex((other) => other.column === column) === index) };
}

interface FieldFault {
  readonly field: ImportedField | 'slug';
  readonly say: string;
}
type Planned =
  | { readonly kind: 'same' }
  | { readonly kind: 'waits' }
  | { readonly kind: 'change'; readonly patch: Patch }
  | { readonly kind: 'new'; readonly listing: Listing };

/** Facts without which nobody could tell what a new listing is about. */
const NEEDED: readonly ImportedField[] = ['name', 'state', 'area', 'stage', 'whoMayRefer'];

function planNew(standing: Standing, slug: string, facts: Facts): Planned | { readonly faults: readonly FieldFault[] } {
  const missing = NEEDED.filter((field) => !(field in facts));
  if (missing.length > 0) return { faults: missing.map((field) => ({ field, say: 'a new listing has to say this' })) };
  const listing = { ...emptyListing(slug, String(facts.state)), ...facts } as Listing;
  const faults = contradictions(standing, listing);
  if (faults.length > 0) return { faults };
  const isWaiting = (standing.waiting.get(slug) ?? []).some(({ kind }) => kind === 'new-site');
  return isWaiting ? { kind: 'waits' } : { kind: 'new', listing };
}

function planChange(standing: Standing, site: Site, facts: Facts): Planned | { readonly faults: readonly FieldFault[] } {
  const open = openListing(site);
  const changed = IMPORTED_FIELDS.filter((field) => field in facts && !isAlike(open[field], facts[field], field));
  if (changed.length === 0) return { kind: 'same' };
  const faults = [
    ...liveFaults(site, facts, changed),
    ...contradictions(standing, { ...site.listing, ...pick(facts, changed) } as Listing),
  ];
  if (faults.length > 0) return { faults };
  const patch: Patch = Object.fromEntries(changed.map((field) => changeOf(site, field, facts[field])));
  const isWaiting = (standing.waiting.get(site.listing.slug) ?? []).some((change) => isSame(change.patch, patch));
  return isWaiting ? { kind: 'waits' } : { kind: 'change', patch };
}

/** Lists in which the order says nothing. */
const UNORDERED: ReadonlySet<ImportedField> = new Set(['pathways', 'zips', 'counties']);

function isAlike(one: unknown, other: unknown, field: ImportedField): boolean {
  if (!UNORDERED.has(field) || !Array.isArray(one) || !Array.isArray(other)) return isSame(one, other);
  return one.length === other.length && one.every((item) => other.some((same) => isSame(item, same)));
}

/** Of a live site the number of its desk is the number that people see. */
function changeOf(site: Site, field: ImportedField, to: unknown): [ListingField, FieldChange] {
  const held = field === 'phone' && isLive(site) ? 'intake.phone' : field;
  return [held, { from: heldIn(site, held), to }];
}

function liveFaults(site: Site, facts: Facts, changed: readonly ImportedField[]): FieldFault[] {
  if (!isLive(site)) return [];
  return [
    ...(changed.includes('phone') && facts.phone === null
      ? [{ field: 'phone', say: 'a live site keeps a phone; only the site can change this' } as const]
      : []),
    ...(changed.includes('hours') ? [{ field: 'hours', say: 'a live site keeps its hours itself; leave this empty' } as const] : []),
  ];
}

function contradictions({ known }: Standing, { model, departs, successor, slug }: Listing): FieldFault[] {
  return [
    ...(model === 'departs' && departs === null
      ? [{ field: 'departs', say: 'say in both languages how it departs from the model' } as const]
      : []),
    ...(model !== 'departs' && departs !== null
      ? [{ field: 'departs', say: 'leave this empty, or write departs as the model' } as const]
      : []),
    ...(typeof successor === 'string' && (!known.has(successor) || successor === slug)
      ? [{ field: 'successor', say: 'there is no other listing with this address' } as const]
      : []),
  ];
}

function pick(facts: Facts, fields: readonly ImportedField[]): Facts {
  return Object.fromEntries(fields.map((field) => [field, facts[field]]));
}
