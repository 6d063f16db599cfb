/**
 * The lines on which the items of a JSON text begin: those of the array that is the whole text, or of its `contents`. For a text that
 * JSON.parse has read without a fault; it tells no places itself.
 * @example linesOfItems('[\n{},\n{}]') // [2, 3]
 */
export function linesOfItems(text: string): number[] {
  const array = startOfArray(text);
  let line = 1;
  let counted = 0;
  return (array === null ? [] : startsIn(text, array)).map((start) => {
    line += text.slice(counted, start).split('\n').length - 1;
    counted = start;
    return line;
  });
}

function startOfArray(text: string): number | null {
  const first = skipBlank(text, 0);
  if (text[first] === '[') return first;
  let key = skipBlank(text, first + 1);
  while (text[key] === '"') {
    const keyEnd = endOf(text, key);
    const value = skipBlank(text, text.indexOf(':', keyEnd) + 1);
    if (text.slice(key, keyEnd) === '"contents"' && text[value] === '[') return value;
    key = skipComma(text, endOf(text, value));
  }
  return null;
}

function startsIn(text: string, array: number): number[] {
  const starts: number[] = [];
  for (let at = skipBlank(text, array + 1); at < text.length && text[at] !== ']'; at = skipComma(text, endOf(text, at))) starts.push(at);
  return starts;
}

const STRING_OR_BRACKET = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}]/g;
const PLAIN_VALUE = /"[^"\\]*(?:\\.[^"\\]*)*"|[^\s,\]}]*/y;

/** Where the value that begins here is over. */
function endOf(text: string, at: number): number {
  if (text[at] !== '[' && text[at] !== '{') {
    PLAIN_VALUE.lastIndex = at;
    PLAIN_VALUE.test(text);
    return Math.max(PLAIN_VALUE.lastIndex, at + 1);
  }
  STRING_OR_BRACKET.lastIndex = at;
  let depth = 0;
  for (let found = STRING_OR_BRACKET.exec(text); found !== null; found = STRING_OR_BRACKET.exec(text)) {
    depth += DEPTHS[found[0]] ?? 0;
    if (depth === 0) return STRING_OR_BRACKET.lastIndex;
  }
  return text.length;
}

const DEPTHS: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 };

function skipBlank(text: string, at: number): number {
  let next = at;
  while (next < text.length && /[\s\uFEFF]/.test(text[next] ?? '')) next += 1;
  return next;
}

function skipComma(text: string, at: number): number {
  const next = skipBlank(text, at);
  return text[next] === ',' ? skipBlank(text, next + 1) : next;
}
