import type { Chart, ReaderPage } from './schemas.ts';

/** The head of a twin: what an entry says in another language. The check before the build holds it against the English one. */
export interface TwinWords {
  /** The stamp of the English text that this says; `pending` until it is finished. */
  readonly of: string;
  readonly title: string;
  readonly summary: string;
  /** By version: what changed. */
  readonly what?: Readonly<Record<string, string>> | undefined;
  readonly alsoCalled?: readonly string[] | undefined;
  readonly marks?: readonly string[] | undefined;
  readonly charts?: readonly (Omit<Chart, 'bars'> & { readonly bars: readonly Omit<Chart['bars'][number], 'value'>[] })[] | undefined;
  readonly first?: readonly Omit<ReaderPage['first'][number], 'to'>[] | undefined;
  /** Facts told in words alone: design, place, result and their like. */
  readonly [told: string]: unknown;
}

/** What an entry of any kind has that a twin says in words of its own. */
interface Facts {
  readonly versions: readonly { readonly version: string; readonly what: string }[];
  readonly charts?: readonly Chart[];
  readonly first?: ReaderPage['first'];
}

/** Words that take the place of the English ones whole. */
const WHOLE = ['title', 'summary', 'short', 'design', 'groups', 'place', 'years', 'result', 'doesNotShow'];

/**
 * The facts of an English entry in the words of its twin. What stands once stays: order, addresses, values, sources. A list that
 * is shorter in the twin (English has grown since) keeps the English words where the twin has none.
 */
export function inWordsOf<Data extends Facts>(facts: Data, twin: TwinWords): Data {
  const { versions, charts, first } = facts;
  return {
    ...facts,
    ...Object.fromEntries(WHOLE.filter((name) => twin[name] !== undefined).map((name) => [name, twin[name]])),
    // Other names and spellings of English are none of another language.
    ...('alsoCalled' in facts ? { alsoCalled: twin.alsoCalled ?? [], marks: twin.marks } : {}),
    versions: versionsTold(versions, twin),
    ...(charts && { charts: charts.map((chart, at) => chartIn(chart, twin.charts?.[at])) }),
    ...(first && { first: first.map((link, at) => ({ ...link, ...twin.first?.[at], to: link.to })) }),
  };
}

function chartIn(chart: Chart, twin: NonNullable<TwinWords['charts']>[number] | undefined): Chart {
  if (twin === undefined) return chart;
  const bars = chart.bars.map((bar, at) => ({ ...bar, ...twin.bars[at], value: bar.value }));
  return { ...chart, title: twin.title, unit: twin.unit, caution: twin.caution, bars };
}

/**
 * The versions that the twin has gone through. Those of English alone are left out, so that its first one is the version whose text
 * the twin says: that is what a citation names.
 */
function versionsTold<Version extends Facts['versions'][number]>(
  versions: readonly Version[],
  { what = {} }: TwinWords,
): readonly Version[] {
  const told = versions.flatMap((one) => {
    const said = what[one.version];
    return said === undefined ? [] : [{ ...one, what: said }];
  });
  return told.length > 0 ? told : versions;
}
