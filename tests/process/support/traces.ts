import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every way in which a word may lie in a file: as text, as UTF-16, as base64 of either, as hex, in an address, in JSON. */
export function formsOf(word: string): ReadonlyMap<string, Buffer> {
  const utf8 = Buffer.from(word, 'utf8');
  const utf16 = Buffer.from(word, 'utf16le');
  const swapped = Buffer.from(utf16).swap16();
  const percent = [...utf8].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const escaped = [...word].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  const forms: [string, Buffer][] = [
    ['utf-8', utf8],
    ['utf-16le', utf16],
    ['utf-16be', swapped],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['percent', Buffer.from(percent)],
    ['json', Buffer.from(escaped)],
  ];
  for (const [name, bytes] of [
    ['utf-8', utf8],
    ['utf-16le', utf16],
  ] as const)
    forms.push(...base64Forms(`base64 of ${name}`, bytes));
  return new Map(forms);
}

/** Base64 of a word depends on where in a group of three bytes it begins; what depends on its neighbors is cut off. */
function base64Forms(name: string, bytes: Buffer): [string, Buffer][] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const first = Math.ceil((before * 8) / 6);
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    return [`${name}, begun at ${before}`, Buffer.from(text.slice(first, whole))];
  });
}

/** Names each form in which the word occurs; upper and lower case count the same where a form knows no difference. */
export function tracesIn(bytes: Buffer, word: string): string[] {
  const lower = lowered(bytes);
  return [...formsOf(word)]
    .filter(([name, form]) => (name.startsWith('base64') ? bytes.includes(form) : lower.includes(lowered(form))))
    .map(([name]) => name);
}

/** ASCII letters only, byte by byte: everything else stays where it is. */
function lowered(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte)));
}

/** Every file below a folder, with its bytes. */
export async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file.slice(folder.length + 1), await readFile(file)] as const)));
}
