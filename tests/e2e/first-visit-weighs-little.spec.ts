import { expect, type Request, test } from '@playwright/test';

const KIB = 1024;
const MOST_KIB = 14;

interface Allowed {
  readonly path: string;
  readonly scriptKib: number;
  readonly requests?: number;
  /** More than the target, where a page misses it; it may shrink and not grow. */
  readonly mostKib?: number;
}

/** Rows 7 and 8 of the targets: what a first visit loads over the wire, bodies alone, the font and icons apart. */
const PAGES: readonly Allowed[] = [
  { path: '/', scriptKib: 0, requests: 6 },
  { path: '/es/', scriptKib: 0, requests: 6 },
  { path: '/refer/', scriptKib: 3 },
  { path: '/es/refer/', scriptKib: 3 },
  { path: '/refer/demo-north-lead/', scriptKib: 3 },
  { path: '/es/refer/demo-north-lead/', scriptKib: 3 },
  // Holds the form of its site too, and a map.
  { path: '/sites/demo-north-lead/', scriptKib: 3, mostKib: 18.5 },
  { path: '/faq/what-is-lead/', scriptKib: 0, requests: 6 },
  { path: '/es/faq/what-is-lead/', scriptKib: 0, requests: 6 },
  { path: '/toolkit/costs-and-value/', scriptKib: 0, requests: 6 },
  // The longest texts, in the longer language.
  { path: '/es/toolkit/costs-and-value/', scriptKib: 0, requests: 6 },
  { path: '/es/toolkit/evaluation-plan/', scriptKib: 0, requests: 6 },
  { path: '/evidence/collins-2017-recidivism/', scriptKib: 0, requests: 6 },
];

const isIcon = (request: Request) => /favicon|touch-icon/.test(request.url());

async function weigh(requests: readonly Request[]): Promise<{ kib: number; scriptKib: number }> {
  const sized = await Promise.all(requests.map(async (request) => ({ request, size: (await request.sizes()).responseBodySize })));
  const sum = (those: typeof sized) => those.reduce((total, { size }) => total + size, 0) / KIB;
  return {
    kib: sum(sized.filter(({ request }) => request.resourceType() !== 'font')),
    scriptKib: sum(sized.filter(({ request }) => request.resourceType() === 'script')),
  };
}

for (const { path, scriptKib, requests: most = Number.POSITIVE_INFINITY, mostKib = MOST_KIB } of PAGES) {
  test(`a first visit to ${path} weighs ${mostKib} KiB at most without the font`, async ({ page }) => {
    const requests: Request[] = [];
    page.on('requestfinished', (request) => !isIcon(request) && requests.push(request));
    await page.goto(path, { waitUntil: 'networkidle' });
    const weight = await weigh(requests);
    expect.soft(weight.kib).toBeLessThanOrEqual(mostKib);
    expect.soft(weight.scriptKib).toBeLessThanOrEqual(scriptKib);
    expect.soft(requests.length).toBeLessThanOrEqual(most);
  });
}

test('whoever asks for little data is spared the font', async ({ browser }) => {
  const context = await browser.newContext({ extraHTTPHeaders: { 'save-data': 'on' } });
  const page = await context.newPage();
  const answers: number[] = [];
  page.on('response', (response) => response.request().resourceType() === 'font' && answers.push(response.status()));
  await page.goto('/refer/demo-north-lead/', { waitUntil: 'networkidle' });
  // Once for the preload, and perhaps once more for the sheet.
  expect(new Set(answers)).toEqual(new Set([204]));
  await context.close();
});
