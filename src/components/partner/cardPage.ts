import type { AstroGlobal } from 'astro';
import { type WindowCard, windowCard } from '#src/features/partners/windowCard.ts';
import { requireManager, type SiteStaff } from '../desk/deskRequest.ts';

/** What the page of one window card shows. */
export interface CardPage {
  readonly who: SiteStaff;
  readonly card: WindowCard;
}

/** Reads one request for a card: the manager's own, or nothing. */
export async function cardPage(astro: AstroGlobal): Promise<CardPage | Response> {
  const who = await requireManager(astro);
  if (who instanceof Response) return who;
  const card = await windowCard(astro.locals.ports, who, astro.params['code'] ?? '');
  return card === null ? new Response(null, { status: 404 }) : { who, card };
}
