import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { translated } from '#src/build/translated.ts';
import { addressesOf } from '#src/reading/addresses.ts';
import { checkAll } from '#src/reading/checks/allChecks.ts';
import { readContent } from '#src/reading/readContent.ts';

/** The smallest content in which every kind of file stands once, and in which nothing is wrong. */
const FILES: Readonly<Record<string, string>> = {
  'faq/what-is-it.md': `---
title: What is it?
summary: It links people to help on the street.
group: idea
order: 1
versions:
  - version: "1.0"
    effective: 2026-11-22
    what: First published.
related: [glossary/warm-handoff]
---
It links people to help. See [the doors](/toolkit/three-doors/#who-opens-each).

## How many people came?

In the first year 318 people came[^study-2017].
`,
  'glossary/warm-handoff.md': `---
title: Warm handoff
summary: One worker takes the person to the next.
short: One worker takes the person to the next one.
alsoCalled: [Personal handoff]
versions:
  - version: "1.0"
    effective: 2026-11-22
    what: First published.
---
The two workers meet with the person.
`,
  'toolkit/three-doors.md': `---
title: Three doors
summary: Who can open each door.
topic: lead-101
audience: [officer]
format: guide
order: 1
versions:
  - version: "1.0"
    effective: 2026-11-22
    what: First published.
---
There are three doors.

## Who opens each

Officers open two of them[^portal].
`,
  'evidence/first-study.md': `---
title: The first study
summary: The group had 58% lower odds of arrest.
order: 1
design: Two groups, not made by chance
participants: 318
place: North Town
years: "2011 to 2014"
result: 58% lower odds of arrest
odds: true
doesNotShow: [That other places would see the same.]
citation: study-2017
typeOfEvidence: peer-reviewed-article
responseApproach: [harm-reduction]
continuumOfCare: [comprehensive-services]
versions:
  - version: "1.0"
    effective: 2026-11-22
    what: First published.
---
The group had 58% lower odds of arrest.
`,
  'pages/about.md': `---
title: About
summary: Who makes this and why.
path: /about/
versions:
  - version: "1.0"
    effective: 2026-11-22
    what: First published.
---
We make this so that people find help. Read [what it is](/faq/what-is-it/), or [ask a site](/refer/north-lead/).
`,
  'for/officer.md': `---
title: For officers
summary: Your own door, and what you cannot get here.
reader: officer
order: 1
versions:
  - version: "1.0"
    effective: 2026-11-22
    what: First published.
first:
  - text: The three doors
    why: Yours is one of them.
    to: /toolkit/three-doors/
  - text: What it is
    why: In two minutes.
    to: /faq/what-is-it/
---
You have a door of your own.
`,
  'sources/study-2017.yaml': 'cite: "Example, A. (2017). A study of one place."\nodds: true\n',
  'sources/portal.yaml': 'cite: "The rules of this portal."\n',
  'sites/north-lead.yaml': 'name: North LEAD\n',
  'es/faq/what-is-it.md': `---
of: pending
title: ¿Qué es?
summary: Acerca a la gente a la ayuda en la calle.
what:
  "1.0": Primera publicación.
---
Acerca a la gente a la ayuda. Vea [las puertas](/toolkit/three-doors/#quién-abre-cada-una).

## ¿Cuánta gente vino?

En el primer año vinieron 318 personas[^study-2017].
`,
  'es/glossary/warm-handoff.md': `---
of: pending
title: Presentación en persona
summary: Una persona del equipo acompaña hasta la siguiente.
short: Una persona del equipo acompaña a la persona hasta la siguiente.
alsoCalled: [Entrega en persona]
what:
  "1.0": Primera publicación.
---
Las dos personas del equipo se reúnen con ella.
`,
  'es/toolkit/three-doors.md': `---
of: pending
title: Tres puertas
summary: Quién puede abrir cada puerta.
what:
  "1.0": Primera publicación.
---
Hay tres puertas.

## Quién abre cada una

La policía abre dos de ellas[^portal].
`,
  'es/evidence/first-study.md': `---
of: pending
title: El primer estudio
summary: El grupo tuvo probabilidades relativas (odds) de arresto 58% menores.
design: Dos grupos, no formados al azar
place: Pueblo del Norte
years: De 2011 a 2014
result: Odds de arresto 58% menores
doesNotShow: [Que en otros lugares se vería lo mismo.]
what:
  "1.0": Primera publicación.
---
El grupo tuvo odds de arresto 58% menores.
`,
  'es/pages/about.md': `---
of: pending
title: Quiénes somos
summary: Quién hace esto y por qué.
what:
  "1.0": Primera publicación.
---
Hacemos esto para que la gente halle ayuda. Lea [qué es](/faq/what-is-it/) o [pregunte a un programa](/refer/north-lead/).
`,
  'es/for/officer.md': `---
of: pending
title: Para agentes
summary: Su propia puerta, y lo que aquí no hay para usted.
first:
  - text: Las tres puertas
    why: Una de ellas es suya.
  - text: Qué es
    why: En dos minutos.
what:
  "1.0": Primera publicación.
---
Usted tiene una puerta propia.
`,
};

/** A file's new text, or what becomes of its old one. */
type Change = string | ((text: string) => string);

/** Writes the small content into a folder that goes with the test. Files may be changed or added. */
export function aContentTree(changes: Readonly<Record<string, Change>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'content-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeAll(root, stampedFiles());
  for (const [name, change] of Object.entries(changes)) {
    const before = existsSync(join(root, name)) ? readFileSync(join(root, name), 'utf8') : '';
    writeAll(root, { [name]: typeof change === 'string' ? change : change(before) });
  }
  return root;
}

let stamped: Readonly<Record<string, string>> | undefined;

/** The small content with the stamps of its twins, which are written once for all tests of a file. */
function stampedFiles(): Readonly<Record<string, string>> {
  if (stamped !== undefined) return stamped;
  const root = mkdtempSync(join(tmpdir(), 'content-'));
  writeAll(root, FILES);
  translated({ root, locale: 'es', pages: 'pending' });
  stamped = Object.fromEntries(Object.keys(FILES).map((name) => [name, readFileSync(join(root, name), 'utf8')]));
  rmSync(root, { recursive: true });
  return stamped;
}

function writeAll(root: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

/** Pages that stand in src/pages of the pretended portal, and a file of its public folder. */
const PROJECT = {
  pageFiles: ['[...lang]/faq/index.astro', '[...lang]/toolkit/topic/[topic].astro', '[...lang]/refer/questions.astro', 'feed.xml.ts'],
  publicFiles: ['favicon.svg'],
};

/** What the gate says of a content with these changes, each as `file:line: message`. */
export function faultsWith(changes: Readonly<Record<string, Change>>): string[] {
  const root = aContentTree(changes);
  const content = readContent(root);
  return checkAll(content, addressesOf(content, PROJECT)).map(
    ({ file, line, message }) => `${file.slice(root.length + 1)}:${line}: ${message}`,
  );
}
