import { type CodeOf, WORD_CODE_LENGTH } from '#src/domain/narrowing.ts';
import { plainWords } from '#src/domain/plainWords.ts';
import type { Ports } from '#src/ports.ts';

/** The code that stands for a typed place or language of one site: the same for "Seattle, WA" and "seattle wa". */
export function wordCodes({ signer }: Ports, site: string): CodeOf {
  const known = new Map<string, string>();
  return (word) => {
    const plain = plainWords(word).join(' ');
    const code = known.get(plain) ?? signer.hash('queue', `${site} ${plain}`).slice(0, WORD_CODE_LENGTH);
    known.set(plain, code);
    return code;
  };
}
