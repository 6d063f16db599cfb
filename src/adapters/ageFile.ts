import { Decrypter, Encrypter } from 'age-encryption';
import type { Sealed } from '#src/ports/referrals.ts';

/** Seals a text as an age file (age-encryption.org/v1), in base64; the private half of each of these public keys opens it. */
export async function sealTo(recipients: string | readonly string[], text: string): Promise<Sealed> {
  const encrypter = new Encrypter();
  for (const recipient of [recipients].flat()) encrypter.addRecipient(recipient);
  return Buffer.from(await encrypter.encrypt(text)).toString('base64');
}

/** The text of an age file, or null when the key is another one or a single bit was changed. */
export async function openWith(identity: string, sealed: Sealed): Promise<string | null> {
  const file = Buffer.from(sealed, 'base64');
  // Base64 readers skip what they do not know; only the one spelling that we wrote counts.
  if (file.toString('base64') !== sealed) return null;
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return new TextDecoder('utf-8', { fatal: true }).decode(await decrypter.decrypt(file));
  } catch {
    // The library's words may quote what it read; the answer is the same for every reason.
    return null;
  }
}
