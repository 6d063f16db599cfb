import { DAY_LONG, HOUR, MINUTE } from '#src/domain/day.ts';
import { type LimitNumbers, offersCheck } from '#src/domain/doubt.ts';
import type { Ports } from '#src/ports.ts';

type PassPorts = Pick<Ports, 'captcha' | 'clock' | 'ids' | 'limits' | 'settings' | 'signer'>;

/** What the limiter counted for a site and for the whole portal. */
export function busyness(ports: Pick<Ports, 'limits'>, site: string) {
  return {
    siteLastHour: ports.limits.peek('site', site, HOUR),
    siteLastDay: ports.limits.peek('site', site, DAY_LONG),
    allLastHour: ports.limits.peek('all', 'portal', HOUR),
  };
}

/** Tells whether the check is offered now: it can be, and the site or the system is over its soft limit (product §2, Bots). */
export function isCheckOffered(ports: Pick<Ports, 'captcha' | 'limits' | 'settings'>, site: string): boolean {
  return ports.captcha.offered && offersCheck(busyness(ports, site), ports.settings.limits);
}

export type CheckAnswer = { readonly kind: 'passed'; readonly pass: string } | { readonly kind: 'bad' } | { readonly kind: 'unavailable' };

/** Asks about a token of the check; passed gives a signed pass for this site that counts once within 30 minutes. */
export async function takeCheck(ports: PassPorts, asked: { site: string; token: string; clientNetwork: string }): Promise<CheckAnswer> {
  const { site, token, clientNetwork } = asked;
  // Each try asks hCaptcha: nobody may make us ask without end. The message itself is taken all the same, as held.
  if (ports.limits.hit('check', clientNetwork, HOUR) >= ports.settings.limits.checksPerClientPerHour) return { kind: 'unavailable' };
  const verdict = await ports.captcha.verify(token);
  if (verdict === 'unavailable') return { kind: 'unavailable' };
  if (verdict === 'bot') return { kind: 'bad' };
  return { kind: 'passed', pass: ports.signer.sign('pass', `${site}|${ports.clock.now()}|${ports.ids.secret()}`) };
}

/** Tells whether a pass is ours, for this site, young enough and not used yet. Does not use it up. */
export function holdsPass(ports: PassPorts, site: string, pass: string | undefined): boolean {
  const read = readPass(ports, pass);
  if (read === null || read.site !== site) return false;
  return (
    ports.clock.now() - read.at <= passLife(ports.settings.limits) &&
    ports.limits.peek('pass', read.nonce, passLife(ports.settings.limits)) === 0
  );
}

/** Uses a pass up. */
export function spendPass(ports: PassPorts, pass: string | undefined): void {
  const read = readPass(ports, pass);
  if (read) ports.limits.hit('pass', read.nonce, passLife(ports.settings.limits));
}

function readPass(ports: PassPorts, pass: string | undefined) {
  const [site, at, nonce] = (pass ? ports.signer.verify('pass', pass) : null)?.split('|') ?? [];
  return site && at && nonce ? { site, at: Number(at), nonce } : null;
}

function passLife(limits: LimitNumbers): number {
  return limits.passMinutes * MINUTE;
}
