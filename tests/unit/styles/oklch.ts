/** A color as its three lights, 0 to 1, not yet bent for a screen. */
type Light = readonly [red: number, green: number, blue: number];

/** Reads `oklch(38% 0.08 162)`. */
export function readOklch(text: string): Light {
  const [, lightness = '', chroma = '', hue = ''] = /^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)$/.exec(text) ?? [];
  if (hue === '') throw new Error(`not a color: ${text}`);
  const angle = (Number(hue) * Math.PI) / 180;
  return toLight(Number(lightness) / 100, Number(chroma) * Math.cos(angle), Number(chroma) * Math.sin(angle));
}

/** The matrices of CSS Color 4 §18 (Björn Ottosson's OKLab); what no screen can show is cut, as browsers do. */
function toLight(lightness: number, a: number, b: number): Light {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const cut = (light: number) => Math.min(1, Math.max(0, light));
  return [
    cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** The contrast of two colors as WCAG 2.2 counts it: 1 for the same, 21 for black on white. */
export function contrast(one: Light, other: Light): number {
  const luminance = ([red, green, blue]: Light) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}
