import type { AstroGlobal } from 'astro';
import type { Appointment } from '#src/domain/appointment.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { nudgeLetters } from '#src/features/deliveries/nudgeLetters.ts';
import {
  APPOINTMENT_FIELDS,
  type AppointmentField,
  type AppointmentTyped,
  agreeToManager,
  type DecideOnManagerResult,
  declineManager,
  proposeManager,
  readAppointment,
} from '#src/features/people/appointManager.ts';
import { people as words } from '#src/words/en/people.ts';
import { sitePath } from '../bureau/bureauPaths.ts';
import { type BureauFields, bureauRequest, reauthenticate } from '../bureau/bureauRequest.ts';
import { noticeOf } from '../bureau/callPage.ts';
import { doneIn } from '../bureau/pageAsked.ts';
import type { HeldBackPage } from '../desk/heldBack.ts';
import type { UnlockProblem } from '../desk/unlockTrouble.ts';
import type { FieldError } from './peopleRequest.ts';

const DONE = ['proposed', 'agreed', 'declined'] as const;
const FIELDS = [...APPOINTMENT_FIELDS, 'appointment'] as const;
type Fields = BureauFields<(typeof FIELDS)[number]>;

/** Who rang and who decided, by name. */
export interface AppointmentLine {
  readonly appointment: Appointment;
  readonly proposedBy: string;
  readonly decidedBy: string | null;
}

/** The page on which the Bureau appoints a new manager for a site whose own are gone. */
export interface ManagerPage {
  readonly kind: 'shown';
  readonly reader: BureauUnlocked;
  readonly site: { readonly slug: string; readonly name: string };
  /** Names of the managers who are there. */
  readonly managers: readonly string[];
  readonly waiting: AppointmentLine | null;
  readonly earlier: readonly AppointmentLine[];
  readonly typed: AppointmentTyped;
  readonly errors: readonly FieldError[];
  readonly passphrase: UnlockProblem | null;
  readonly notice: string | null;
  readonly done: (typeof DONE)[number] | null;
}

const EMPTY: AppointmentTyped = { name: '', email: '', director: '', number_found_at: '' };

/** Reads one request of that page: a look, what a director asked for, or the decision of a second person. */
export async function managerPage(astro: AstroGlobal): Promise<ManagerPage | HeldBackPage | Response> {
  const asked = await bureauRequest(astro, FIELDS);
  if (asked instanceof Response || asked.kind === 'locked' || asked.kind === 'ended') return asked;
  const page = await pageOf(astro, asked.reader);
  if (page === null) return new Response(null, { status: 404 });
  if (asked.kind === 'visit') return page;
  const typed = Object.fromEntries(APPOINTMENT_FIELDS.map((field) => [field, asked.fields[field] ?? ''])) as AppointmentTyped;
  const again = { ...page, typed, done: null };
  if (asked.kind === 'again') return { ...again, notice: noticeOf(asked.because) };
  return asked.fields.act === 'propose' ? propose(astro, again, asked.fields) : decide(astro, again, asked.fields);
}

async function pageOf(astro: AstroGlobal, reader: BureauUnlocked): Promise<ManagerPage | null> {
  const { ports } = astro.locals;
  const site = await ports.sites.bySlug(astro.params.slug ?? '');
  if (site === null) return null;
  const { slug, name } = site.listing;
  const people = await ports.staff.ofSite(slug);
  const lines = await Promise.all((await ports.appointments.ofSite(slug)).map((appointment) => lineOf(astro, appointment)));
  return {
    kind: 'shown',
    reader,
    site: { slug, name },
    managers: people.filter(({ role, status }) => role === 'manager' && status === 'active').map((person) => person.name),
    waiting: lines.find(({ appointment }) => appointment.state === 'waiting') ?? null,
    earlier: lines.filter(({ appointment }) => appointment.state !== 'waiting'),
    typed: EMPTY,
    errors: [],
    passphrase: null,
    notice: null,
    done: doneIn(astro.url, DONE),
  };
}

async function lineOf({ locals: { ports } }: AstroGlobal, appointment: Appointment): Promise<AppointmentLine> {
  const nameOf = async (id: string) => (await ports.staff.byId(id))?.name ?? '';
  const { proposedBy, decidedBy } = appointment;
  return { appointment, proposedBy: await nameOf(proposedBy), decidedBy: decidedBy === null ? null : await nameOf(decidedBy) };
}

async function propose(astro: AstroGlobal, page: ManagerPage, fields: Fields): Promise<ManagerPage | Response> {
  // The boxes before the six words: whoever left one empty types the words once.
  const read = readAppointment(page.typed);
  if (read.kind === 'wrong') return wrong(astro, page, read.fields);
  const confirmed = await reauthenticate(astro, page.reader, fields.passphrase);
  if (confirmed instanceof Response) return confirmed;
  if (confirmed.kind === 'not-confirmed') return { ...page, passphrase: confirmed.problem };
  const { reader } = confirmed;
  const answer = await proposeManager(astro.locals.ports, reader, page.site.slug, page.typed);
  if (answer.kind === 'proposed') return doneWith(astro, page, 'proposed');
  return answer.kind === 'wrong' ? wrong(astro, { ...page, reader }, answer.fields) : refused(astro, { ...page, reader }, answer.because);
}

function wrong(astro: AstroGlobal, page: ManagerPage, fields: readonly AppointmentField[]): ManagerPage {
  astro.response.status = 422;
  return { ...page, errors: fields.map((field) => ({ field, message: words.manager.errors[field] })) };
}

async function decide(astro: AstroGlobal, page: ManagerPage, fields: Fields): Promise<ManagerPage | Response> {
  const { act, appointment: id = '' } = fields;
  if (act !== 'agree' && act !== 'decline') return new Response(null, { status: 400 });
  const { ports } = astro.locals;
  const { slug } = page.site;
  if (act === 'decline') return decided(astro, page, 'declined', await declineManager(ports, page.reader, slug, id));
  const confirmed = await reauthenticate(astro, page.reader, fields.passphrase);
  if (confirmed instanceof Response) return confirmed;
  if (confirmed.kind === 'not-confirmed') return { ...page, passphrase: confirmed.problem };
  const { reader } = confirmed;
  return decided(astro, { ...page, reader }, 'agreed', await agreeToManager(ports, reader, slug, id));
}

function decided(
  astro: AstroGlobal,
  page: ManagerPage,
  done: 'agreed' | 'declined',
  answer: DecideOnManagerResult,
): ManagerPage | Response {
  return answer.kind === 'done' ? doneWith(astro, page, done) : refused(astro, page, answer.because);
}

function refused(astro: AstroGlobal, page: ManagerPage, because: string): ManagerPage {
  astro.response.status = 409;
  return { ...page, notice: words.manager.refused[because] ?? null };
}

function doneWith(astro: AstroGlobal, { site }: ManagerPage, done: (typeof DONE)[number]): Response {
  nudgeLetters(astro.locals.ports);
  return astro.redirect(`${sitePath(site.slug)}manager/?done=${done}`, 303);
}
