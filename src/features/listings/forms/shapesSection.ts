import { z } from 'zod';
import type { AreaShape } from '#src/domain/areaShape.ts';
import { readAreaShape } from '#src/domain/readGeoJson.ts';
import type { Boxes, FieldForm } from './fieldForm.ts';
import { type Context, LONGEST, readInBoth, wrong } from './pieces.ts';

/** More would be a map to keep, and their boxes would not fit one form. */
export const MOST_SHAPES = 8;

/** Drawn areas: those there are, each with its words and whether it stays, and room for one more. */
export const shapesField: FieldForm = {
  field: 'shapes',
  boxes: ({ listing }) => ({
    ...Object.fromEntries(
      listing.shapes.flatMap(({ words }, index) => [
        [`${index}.keep`, 'yes'],
        [`${index}.en`, words.en],
        [`${index}.es`, words.es],
      ]),
    ),
    'new.geojson': '',
    'new.en': '',
    'new.es': '',
  }),
  ticks: Array.from({ length: MOST_SHAPES }, (_, index) => `${index}.keep`),
  schema: ({ view }) =>
    z.record(z.string(), z.string()).transform((boxes, ctx) => {
      const kept = view.listing.shapes.flatMap((shape, index) => keptShape(shape, index, boxes, ctx));
      const added = addedShape(boxes, ctx);
      if (kept.length + added.length > MOST_SHAPES) wrong(ctx, 'too-many-lines', String(MOST_SHAPES), ['new.geojson']);
      return [...kept, ...added];
    }),
};

function keptShape(shape: AreaShape, index: number, boxes: Boxes, ctx: Context): AreaShape[] {
  if (boxes[`${index}.keep`] !== 'yes') return [];
  const words = readInBoth(boxes, `${index}.`, LONGEST.sentence, ctx);
  return words === null ? [] : [{ ...shape, words }];
}

function addedShape(boxes: Boxes, ctx: Context): AreaShape[] {
  const { 'new.geojson': drawn = '', 'new.en': en = '', 'new.es': es = '' } = boxes;
  if (`${drawn}${en}${es}`.trim() === '') return [];
  if (drawn.trim() === '') wrong(ctx, 'missing', '', ['new.geojson']);
  const words = readInBoth(boxes, 'new.', LONGEST.sentence, ctx);
  if (drawn.trim() === '' || words === null) return [];
  const read = readAreaShape(drawn, words);
  if (read.kind === 'shape') return [read.shape];
  wrong(ctx, 'shape', read.error, ['new.geojson']);
  return [];
}
