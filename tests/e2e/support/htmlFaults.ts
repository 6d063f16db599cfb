import { type ConfigData, HtmlValidate, StaticConfigLoader } from 'html-validate';

/** The rules that the portal breaks on purpose, each with its reason. */
const HOUSE_RULES: ConfigData['rules'] = {
  // A number with special hyphens inside cannot be copied into a phone; words of a link may break its line.
  'tel-non-breaking': 'off',
  // A button of a form sends it, which is what HTML says of one without a type.
  'no-implicit-button-type': 'off',
  // Ids of headings are made of their words, and HTML lets an id begin with a digit.
  'valid-id': ['error', { relaxed: true }],
  // A list that stands twice, for a wide and a narrow window, is shown once; axe looks at what is shown.
  'unique-landmark': 'off',
  // A PIN is thrown away with its session; no browser should offer to keep it.
  'autocomplete-password': 'off',
  // Browsers that know no month box show a plain one, which needs the pattern.
  'input-attributes': 'off',
  // HTML takes the doctype in either case.
  'doctype-style': 'off',
  // Boxes that answer one question together have one name, as radio buttons have.
  'form-dup-name': ['error', { shared: ['radio', 'button', 'reset', 'submit', 'checkbox'] }],
};
const validator = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:recommended'], rules: HOUSE_RULES }));

/** What Astro sets around its islands, wherever those are. HTML wants a style in the head; browsers take it anywhere. */
const OF_ASTRO = [/<style>astro-island[^<]*<\/style>/g, /<!--\[if astro\]>.*?<!\[endif\]-->/g];

/** What is wrong with the HTML of a page, as the server sent it. */
export async function htmlFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(OF_ASTRO.reduce((text, its) => text.replaceAll(its, ''), html));
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `line ${line}, ${ruleId}: ${message}`));
}
