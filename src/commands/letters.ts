import { TROUBLE_FOR } from '#src/domain/letters.ts';
import { type Command, countOf } from './command.ts';

export const letters: Command = {
  name: 'letters',
  takes: [],
  summary: 'Say whether letters to staff leave.',
  options: {},
  help: ['Counts the letters that were given up in the last day or are being tried again, by desk. It names nobody and sends nothing.'],
  async run(ports, _asked, say) {
    let troubled = 0;
    const sites = (await ports.sites.all()).map(({ listing }) => listing.slug);
    for (const site of [...sites, null]) {
      const { failed, retrying } = await ports.deliveries.troubles(site, ports.clock.now() - TROUBLE_FOR);
      if (failed + retrying === 0) continue;
      troubled += 1;
      say(`${site ?? 'the Bureau'}: ${failed} given up, ${retrying} being tried again`);
    }
    say(troubled === 0 ? 'Letters leave: none was given up, none is being tried again.' : `Letters fail at ${countOf(troubled, 'desk')}.`);
    return troubled === 0 ? 'done' : 'refused';
  },
};
