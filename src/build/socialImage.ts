import { readFileSync } from 'node:fs';
import satori, { type Font } from 'satori';
import sharp from 'sharp';
import { SOCIAL_IMAGE_SIZE, type SocialImage } from '#src/reading/socialImages.ts';

/** What every picture is drawn with: our font, our colors, our sign. */
export interface DrawingBox {
  readonly fonts: Font[];
  readonly color: (token: string) => string;
  /** The doorway with its light on, as the address of a picture: the favicon with the detail that a large one can carry. */
  readonly sign: string;
}

/** Satori reads woff, not the woff2 that browsers get. Whole names, so that unused packages can be told from used ones. */
const FONT_FILES = {
  400: import.meta.resolve('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff'),
  700: import.meta.resolve('@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff'),
} as const;
/** Flat colors and the soft edges between them: more would only make the file heavier, and twice as slow to write. */
const COLORS = 16;
const SIGN = { width: 352, height: 424 } as const;

/** Gathers what is needed to draw from the portal's own files, so that a new color or sign reaches the pictures too. */
export function openDrawingBox(): DrawingBox {
  const color = colorsOf(readFileSync('src/styles/tokens.css', 'utf8'));
  const fonts = ([400, 700] as const).map((weight) => ({
    name: 'Atkinson Hyperlegible Next',
    weight,
    data: readFileSync(new URL(FONT_FILES[weight])),
  }));
  return { fonts, color, sign: `data:image/svg+xml;base64,${readFileSync('src/build/sign.svg', 'base64')}` };
}

/** The light values of the tokens: paper is light wherever a picture may be shown. */
function colorsOf(css: string): DrawingBox['color'] {
  return (token) => {
    const value = new RegExp(`--${token}: ([^;]+);`).exec(css)?.[1];
    if (value === undefined) throw new Error(`src/styles/tokens.css has no --${token}`);
    return value;
  };
}

/**
 * The letters of a title, in pixels: as large as its length allows.
 * @example titleSize('Recovery') // 92
 */
export function titleSize(title: string): number {
  if (title.length <= 24) return 92;
  if (title.length <= 48) return 76;
  return title.length <= 80 ? 64 : 52;
}

/** Draws one picture as a small PNG. */
export async function drawSocialImage(image: SocialImage, box: DrawingBox): Promise<Buffer> {
  const svg = await satori(layout(image, box), { ...SOCIAL_IMAGE_SIZE, fonts: box.fonts });
  return sharp(Buffer.from(svg)).png({ palette: true, colours: COLORS, dither: 0 }).toBuffer();
}

function layout({ above, title, below }: SocialImage, { color, sign }: DrawingBox) {
  const words = block({ flexDirection: 'column', width: 690, flexShrink: 0, height: '100%', justifyContent: 'space-between' }, [
    block({ fontSize: 34, fontWeight: 700, color: color('green') }, above),
    block({ fontSize: titleSize(title), fontWeight: 700, lineHeight: 1.12, letterSpacing: '-0.02em', textWrap: 'balance' }, title),
    block({ fontSize: 34, marginBottom: 56 }, below),
  ]);
  const door = { type: 'img', props: { src: sign, ...SIGN, style: { alignSelf: 'flex-end', flexShrink: 0 } } };
  return block(
    {
      width: '100%',
      height: '100%',
      boxSizing: 'border-box',
      padding: '64px 72px 0',
      justifyContent: 'space-between',
      background: color('paper'),
      color: color('ink'),
      borderBottom: `22px solid ${color('deep')}`,
    },
    [words, door],
  );
}

/** What satori takes for an element of a page, without a library for pages. */
function block(style: Readonly<Record<string, string | number>>, children: unknown) {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}
