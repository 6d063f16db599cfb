/** Plainly invented people. Their telephone numbers are of the range that is set apart for fiction (555-01xx). */
export const PEOPLE = {
  referred: { name: 'Quill Featherstone', phone: '206-555-0141', address: '12 Makebelieve Lane' },
  referrer: { name: 'Marigold Inkwell', phone: '206-555-0142', address: '34 Storybook Street' },
  intake: { name: 'Juniper Teacup', email: 'juniper.teacup@north-lead.example' },
  manager: { name: 'Basil Lanternlight', email: 'basil.lanternlight@north-lead.example' },
} as const;

/** What no log line may hold: every value above, and each half of every name. */
export const NEVER_LOGGED: readonly string[] = Object.values(PEOPLE)
  .flatMap((person) => [...Object.values(person), ...person.name.split(' ')])
  .map((text) => text.toLowerCase());
