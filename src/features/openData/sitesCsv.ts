import { csvFile } from '#src/domain/csvCell.ts';
import { COLUMN_NAMES, cellsOf, READ_ONLY_COLUMNS } from '#src/domain/listingColumns.ts';
import { openListing } from '#src/domain/openListing.ts';
import { takesReferrals } from '#src/domain/site.ts';
import type { DatedSite } from '#src/ports/sites.ts';
import type { Maker } from './maker.ts';
import { type OpenPorts, openDirectory } from './openIndex.ts';
import type { OpenWords } from './openWords.ts';
import { statusOf } from './serviceText.ts';

/** Every listing as a CSV file that no spreadsheet runs (security/controls N2), in the columns that the import reads. */
export async function sitesCsv(ports: OpenPorts, words: OpenWords): Promise<string> {
  const { index, maker } = await openDirectory(ports, words);
  return csvFile([
    [...COLUMN_NAMES, ...READ_ONLY_COLUMNS],
    ...index.sites.map((dated) => [...cellsOf(openListing(dated.site)), ...readOnly(dated, maker)]),
  ]);
}

/** The cells under READ_ONLY_COLUMNS. */
function readOnly({ site, changedAt }: DatedSite, { id, address }: Maker): string[] {
  const { slug, confirmedOn } = site.listing;
  const cells: Readonly<Record<(typeof READ_ONLY_COLUMNS)[number], string>> = {
    id: id(`service:${slug}`),
    page: address(`/sites/${slug}/`),
    status: statusOf(site),
    takes_messages_here: takesReferrals(site) ? 'yes' : 'no',
    last_confirmed: confirmedOn ?? '',
    last_changed: new Date(changedAt).toISOString(),
  };
  return READ_ONLY_COLUMNS.map((column) => cells[column]);
}
