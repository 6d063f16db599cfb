import type { SectionName } from '#src/features/listings/forms/sections.ts';

export const LISTING_PATH = '/staff/listing/';
export const DRAFT_PATH = '/staff/listing/draft/';
export const PREVIEW_PATH = '/staff/listing/preview/';
export const HISTORY_PATH = '/staff/listing/history/';

/** The form of one section. */
export function sectionPath(name: SectionName): string {
  return `${LISTING_PATH}${name}/`;
}

/** What has just been done, as the address of the next page names it. */
export const DONE = ['confirm', 'live', 'live-and-waits', 'waits', 'draft', 'stopped', 'answered', 'dropped', 'same'] as const;
export type Done = (typeof DONE)[number];

/** A page with a word about what has just been done. */
export function doneAt(path: string, done: Done): string {
  return `${path}?done=${done}`;
}

/** What an address says was done; null for anything else. */
export function doneIn({ searchParams }: URL): Done | null {
  const asked = searchParams.get('done');
  return DONE.find((done) => done === asked) ?? null;
}
