import type { Shot } from './shoot.ts';

const LOOK = `body{margin:1rem;font:16px/1.4 system-ui;background:#e9e9e4;color:#111}
section{display:flex;flex-wrap:wrap;gap:.75rem;align-items:start;margin-block-end:2.5rem}
h2{flex:0 0 100%;margin:0;font-size:1.125rem}img{max-block-size:26rem;max-inline-size:24rem;border:1px solid #999;object-fit:cover;object-position:top}
p{margin:0}.fault{color:#8a1c00;font-weight:700}`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** One page that shows every picture of a run, each a link to its full size. */
export function contactSheet(shots: readonly Shot[]): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>${LOOK}</style>${shots.map(sectionOf).join('')}`;
}

function sectionOf({ kind, files, papers, fault }: Shot): string {
  const pictures = files.map((file) => `<a href="${file}" title="${file}"><img src="${file}" alt="${file}" loading="lazy"></a>`);
  const sheets = papers.map((file) => `<a href="${file}">${file}</a>`);
  const said = fault === null ? '' : `<p class="fault">${escaped(fault)}</p>`;
  return `<section><h2>${kind}</h2>${said}${pictures.join('')}<p>${sheets.join('<br>')}</p></section>\n`;
}
