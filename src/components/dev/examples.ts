import type { QueueLine } from '#src/components/desk/queueLine.ts';

/** Invented material for the page of components: short, long, Spanish, and in one unbroken word. */
export const UNBROKEN = 'https://www.example.org/desinstitucionalizacion-y-acompanamiento-extraordinariamente-largo';

export const DANGER = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'not-sure', label: 'I am not sure' },
];

export const CONCERNS = [
  { value: 'housing', label: 'No place to stay' },
  { value: 'mental-health', label: 'Mental health or distress', hint: 'Hearing voices, great fear, deep sadness' },
  { value: 'substance-use', label: 'Drugs or alcohol' },
];

export const PREOCUPACIONES = [
  { value: 'housing', label: 'No tiene un lugar seguro donde quedarse' },
  { value: 'mental-health', label: 'Salud mental o angustia', hint: 'Oye voces, tiene mucho miedo o una tristeza profunda' },
  { value: 'substance-use', label: 'Drogas o alcohol' },
  { value: 'basics', label: 'Le falta dinero para comida u otras cosas básicas' },
  { value: 'trouble', label: 'Problemas con vecinos o comercios, una y otra vez' },
  { value: 'not-sure', label: 'No estoy seguro o segura' },
];

export const ROWS = [
  { field: 'place', label: 'Where they can usually be found', value: 'Doorway by 3rd and Yesler,\nafter closing time' },
  { field: 'concerns', label: 'What is going on', value: ['No place to stay', 'Mental health or distress'] },
  { field: 'filled', label: 'Name, or what people call them', value: '' },
  { field: 'rest', label: 'One unbroken word', value: UNBROKEN },
];

const SITE = {
  name: 'Invented County LEAD',
  state: 'Washington',
  area: 'Invented County, downtown',
  stageLabel: 'Operating',
  whoLabel: 'Anyone may refer',
  confirmedLabel: 'Not confirmed by the site yet',
  href: '#sites',
};

export const SITES = [
  { ...SITE, slug: 'first' },
  { ...SITE, slug: 'second', name: 'Second Invented LEAD', near: 'About 12 miles away', stageLabel: 'Starting up' },
  {
    ...SITE,
    slug: 'third',
    name: 'Alternativas Policiales e Iniciativa de Desvío (PAD)',
    state: '',
    area: '',
    whoLabel: 'Pueden referir agentes y grupos asociados',
    confirmedLabel: 'Todavía sin confirmar por el programa',
    stageLabel: 'Últimas noticias de 2019',
  },
];

export const MAP_SITES = [
  { slug: 'one', name: 'One', stage: 'operating', state: 'WA', fips: [] },
  { slug: 'two', name: 'Two', stage: 'operating', state: 'WA', fips: [] },
  { slug: 'three', name: 'Three', stage: 'launching', state: 'NM', fips: [] },
] as const;

const LINE = {
  version: 1,
  href: '#queue',
  isClosed: false,
  near: '98104',
  from: 'Works at a shop or business',
  language: '',
  tags: [],
  heldFor: '',
} as const;
const inTime = { words: 'by Tuesday, November 24, 5 pm', isLate: false, isRunning: true, beside: '3 h of 2 business days' } as const;

export const LINES: readonly QueueLine[] = [
  {
    ...LINE,
    id: '1',
    received: 'Friday, 4:40 pm',
    about: 'No place to stay, mental health or distress',
    promise: { words: '1 h 10 min late', isLate: true, isRunning: true, beside: null },
  },
  {
    ...LINE,
    id: '2',
    received: 'Today, 8:12 am',
    about: 'Trouble with neighbors or shops',
    language: 'Tigrinya',
    tags: ['in Spanish', 'maybe under 18'],
    promise: inTime,
  },
  {
    ...LINE,
    id: '3',
    received: 'Today, 8:30 am',
    about: 'Drugs or alcohol',
    near: '',
    from: '',
    heldFor: 'sent within three seconds',
    promise: inTime,
  },
  {
    ...LINE,
    id: '4',
    received: 'November 20',
    about: 'Closed',
    isClosed: true,
    near: '',
    from: '',
    promise: { words: 'Outreach', isLate: false, isRunning: false, beside: 'erased by February 20' },
  },
];

export const TERMS = [
  {
    slug: 'warm-handoff',
    title: 'Warm handoff',
    short: 'Somebody goes along and makes the introduction, so that the person does not begin with a stranger.',
    marks: ['warm handoff'],
  },
];
