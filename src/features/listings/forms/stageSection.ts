import { z } from 'zod';
import { type Listing, STAGES } from '#src/domain/site.ts';
import type { Boxes, FieldForm, FormFacts } from './fieldForm.ts';
import { oneBox } from './fields.ts';
import { type Context, choice, line, orNull, pageAddress, wrong, year } from './pieces.ts';

/** Whether the site works, and what took over from one that ended. */
export const stageFields: readonly FieldForm[] = [
  oneBox('stage', () => choice(STAGES)),
  oneBox('stageAsOf', ({ today }) => orNull(year(yearOf(today)))),
  {
    field: 'successor',
    boxes: ({ listing: { successor } }) => ({
      here: typeof successor === 'string' ? successor : '',
      name: successor !== null && typeof successor === 'object' ? successor.name : '',
      url: successor !== null && typeof successor === 'object' ? successor.url : '',
    }),
    schema: (facts) => z.record(z.string(), z.string()).transform((boxes, ctx) => readSuccessor(boxes, facts, ctx)),
  },
];

/** The year of a day. */
export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

async function readSuccessor(boxes: Boxes, facts: FormFacts, ctx: Context): Promise<Listing['successor']> {
  const { here = '', name = '', url = '' } = boxes;
  const isHere = here.trim() !== '';
  const isElsewhere = `${name}${url}`.trim() !== '';
  if (isHere && isElsewhere) wrong(ctx, 'successor-both', '', ['here']);
  if (isHere) return readListing(here, facts, ctx);
  return isElsewhere ? readElsewhere(name, url, ctx) : null;
}

/** A listing by the last part of its address, or by the whole of it. */
async function readListing(typed: string, { view, ports }: FormFacts, ctx: Context): Promise<string> {
  const slug = typed.trim().toLowerCase().replace(/\/+$/, '').split('/').at(-1) ?? '';
  const isThere = slug !== view.listing.slug && (await ports.sites.bySlug(slug)) !== null;
  if (!isThere) wrong(ctx, 'successor', typed.slice(0, 100), ['here']);
  return slug;
}

function readElsewhere(typedName: string, typedUrl: string, ctx: Context): { name: string; url: string } {
  const name = line().safeParse(typedName);
  const url = pageAddress.safeParse(typedUrl);
  if (!name.success) wrong(ctx, 'too-long', '120', ['name']);
  else if (name.data === '') wrong(ctx, 'missing', '', ['name']);
  if (!url.success) wrong(ctx, 'url', '', ['url']);
  return { name: name.data ?? '', url: url.data ?? '' };
}
