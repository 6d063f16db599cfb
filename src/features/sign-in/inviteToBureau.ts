import { readNewAddress } from '#src/domain/emailAddress.ts';
import { cleanText, lengthOf } from '#src/domain/text.ts';
import type { Ports } from '#src/ports.ts';

export type InviteToBureauResult =
  | { readonly kind: 'invited'; readonly email: string }
  /** `taken`: somebody has an account under this address. One account, one role (security/controls §1). */
  | { readonly kind: 'refused'; readonly because: 'no-address' | 'no-name' | 'taken' };

const LONGEST_NAME = 120;

/** Makes an account of the Bureau, without a key: whoever reads the letters to this address makes that themself, in a browser (B8). */
export async function inviteToBureau(ports: Ports, asked: { email: string; name: string }): Promise<InviteToBureauResult> {
  const email = readNewAddress(asked.email);
  const name = cleanText(asked.name);
  if (email === null) return { kind: 'refused', because: 'no-address' };
  if (name.kind !== 'clean' || name.text === '' || lengthOf(name.text) > LONGEST_NAME) return { kind: 'refused', because: 'no-name' };
  if ((await ports.staff.byEmail(email)) !== null) return { kind: 'refused', because: 'taken' };
  const id = ports.ids.next();
  const audit = { at: ports.clock.now(), actor: 'operator', site: null, act: 'staff-added', object: id, result: 'bureau' } as const;
  await ports.staff.add({ id, site: null, role: 'bureau', name: name.text, email }, audit);
  return { kind: 'invited', email };
}
