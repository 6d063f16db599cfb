import { globSync, readFileSync } from 'node:fs';

/** What styles the screen: every sheet, and the style block of every component. */
export interface Sheet {
  readonly file: string;
  readonly text: string;
}

/** For paper there are other sizes and only black; a card for the window is paper on the screen too. */
const PAPER = ['src/styles/print.css', 'src/styles/components/sheet.css', 'src/components/partner/CardSheet.astro'];
const DEFINES = ['src/styles/tokens.css', 'src/styles/font.css'];

/** All rules for screens, without comments and without what stands in `@media print`. */
export function styleRules(): Sheet[] {
  return globSync(['src/**/*.css', 'src/**/*.astro'])
    .filter((file) => ![...PAPER, ...DEFINES].includes(file))
    .map((file) => ({ file, text: withoutPrint(stylesOf(file)) }));
}

function stylesOf(file: string): string {
  const text = readFileSync(file, 'utf8');
  const styles = file.endsWith('.css') ? text : [...text.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style]) => style).join('\n');
  return styles.replaceAll(/\/\*[\s\S]*?\*\//g, '');
}

/** Biome indents every sheet, so a block ends at the brace that stands as far in as its beginning. */
function withoutPrint(text: string): string {
  return text.replaceAll(/^( *)@media print \{[\s\S]*?^\1\}/gm, '');
}
