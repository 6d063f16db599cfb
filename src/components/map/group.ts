/**
 * Makes a drawing a group of its links. By itself an SVG counts as one image, and some screen readers then tell of none of them. HTML has no
 * element of that kind for a drawing.
 */
export const GROUP = { role: 'group' } as const;
