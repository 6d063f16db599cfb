import { TROUBLE_FOR } from '#src/domain/letters.ts';
import type { Ports } from '#src/ports.ts';
import { type Command, countOf } from './command.ts';

export const letters: Command = {
  name: 'letters',
  takes: [],
  summary: 'Say whether letters leave, and whether they arrive.',
  options: {},
  help: [
    'Counts by desk the letters that were given up in the last day or are being tried again, and the addresses from which the provider',
    'told of a bounce or a complaint. It names nobody and sends nothing.',
  ],
  async run(ports, _asked, say) {
    let troubled = 0;
    const sites = (await ports.sites.all()).map(({ listing }) => listing.slug);
    for (const site of [...sites, null]) {
      const told = [...(await notLeaving(ports, site)), ...(await notArriving(ports, site))];
      if (told.length === 0) continue;
      troubled += 1;
      say(`${site ?? 'the Bureau'}: ${told.join(', ')}`);
    }
    if (ports.settings.mode === 'production' && ports.mailHook === null) {
      say('Whether letters arrive is not known: RESEND_WEBHOOK_SECRET is not set (src/docs/running.md).');
    }
    say(troubled === 0 ? 'Letters leave: none was given up, none is being tried again.' : `Letters fail at ${countOf(troubled, 'desk')}.`);
    return troubled === 0 ? 'done' : 'refused';
  },
};

async function notLeaving(ports: Ports, site: string | null): Promise<string[]> {
  const { failed, retrying } = await ports.deliveries.troubles(site, ports.clock.now() - TROUBLE_FOR);
  return failed + retrying === 0 ? [] : [`${failed} given up, ${retrying} being tried again`];
}

/** Of those who still work there, and of the contact address. */
async function notArriving(ports: Ports, site: string | null): Promise<string[]> {
  const people = site === null ? await ports.staff.ofBureau() : await ports.staff.ofSite(site);
  const contact = site === null ? null : await ports.sites.record(site);
  const addresses = [...people.filter(({ status }) => status === 'active'), ...(contact ? [contact] : [])];
  const unreached = addresses.filter(({ mailTrouble }) => mailTrouble !== null).length;
  return unreached === 0 ? [] : [`${unreached} ${unreached === 1 ? 'address' : 'addresses'} not reached`];
}
