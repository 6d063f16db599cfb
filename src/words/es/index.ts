import type { en } from '#src/words/en/index.ts';
import { claim } from './claim.ts';
import { common } from './common.ts';
import { directory } from './directory.ts';
import { finder } from './finder.ts';
import { home } from './home.ts';
import { ladders } from './ladders.ts';
import { partner } from './partner.ts';
import { phrases } from './phrases.ts';
import { privacy } from './privacy.ts';
import { reading } from './reading.ts';
import { receipt } from './receipt.ts';
import { refer } from './refer.ts';
import { siteMap } from './siteMap.ts';
import { sitePage } from './sitePage.ts';
import { sites } from './sites.ts';
import { spoken } from './spoken.ts';
import { emergency, questions, start, underEighteen } from './start.ts';
import { startASite } from './startASite.ts';
import { stillTrue } from './stillTrue.ts';
import { vocabulary } from './vocabulary.ts';

/** Spanish. What it lacks does not compile. */
export const es: typeof en = {
  claim,
  common,
  directory,
  emergency,
  finder,
  home,
  ladders,
  partner,
  phrases,
  privacy,
  questions,
  reading,
  receipt,
  refer,
  siteMap,
  sitePage,
  sites,
  spoken,
  start,
  startASite,
  stillTrue,
  underEighteen,
  vocabulary,
};
