import type { Page } from '@playwright/test';

/** 1280 × 1024 pixels at 400 % (WCAG 1.4.10): whatever sticks to an edge covers most here. */
export const MAGNIFIED = { width: 320, height: 256 };
const OWN_TARGET_PX = 44;

/** WCAG 1.4.12: the spacing that a reader may set. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }`;

const FOCUSABLE = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';

/**
 * Puts the focus on each thing that takes it, as somebody does who has no mouse, and names those that cannot be seen then:
 * outside the window or under something else (WCAG 2.4.11), or without a mark of the focus (2.4.7).
 */
export async function focusFaults(page: Page): Promise<string[]> {
  // A key makes the browser mark the focus, as it does for somebody at the keyboard.
  await page.keyboard.press('Shift');
  const hidden = await page.evaluate(hiddenInFocus, FOCUSABLE);
  const unmarked = await page.evaluate(unmarkedInFocus, FOCUSABLE);
  return [...hidden.map((name) => `hidden while focused: ${name}`), ...unmarked.map((name) => `no mark of the focus: ${name}`)];
}

/** Runs in the page. */
function hiddenInFocus(focusable: string): string[] {
  const isSeen = (element: HTMLElement) => {
    // What is drawn in place of a hidden box is its label.
    const box = (element.offsetWidth <= 1 ? element.closest('label') : null) ?? element;
    const { left, right, top, bottom } = box.getBoundingClientRect();
    const points = [left + 2, (left + right) / 2, right - 2].flatMap((x) =>
      [top + 2, (top + bottom) / 2, bottom - 2].map((y) => ({ x, y })),
    );
    return points.some(({ x, y }) => {
      const there = document.elementFromPoint(x, y);
      return there !== null && (box.contains(there) || there.contains(box));
    });
  };
  const isHidden = (element: HTMLElement) => {
    element.focus();
    return document.activeElement === element && !isSeen(element);
  };
  return [...document.querySelectorAll<HTMLElement>(focusable)]
    .filter((element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }) && isHidden(element))
    .map((element) => `${element.tagName.toLowerCase()} ${element.id || element.textContent?.trim().slice(0, 40)}`);
}

/** Runs in the page. */
function unmarkedInFocus(focusable: string): string[] {
  const isDrawn = ({ outlineStyle, outlineWidth, boxShadow }: CSSStyleDeclaration) =>
    (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  // A stretched link is marked on the card that it stands for, a drawn box on its label.
  const around = (element: HTMLElement) => [element, element.closest('label'), element.nextElementSibling, element.closest('li')];
  const isMarked = (element: HTMLElement) =>
    isDrawn(getComputedStyle(element, '::after')) || around(element).some((part) => part !== null && isDrawn(getComputedStyle(part)));
  const isUnmarked = (element: HTMLElement) => {
    element.focus();
    return document.activeElement === element && !isMarked(element);
  };
  const found = [...document.querySelectorAll<HTMLElement>(focusable)]
    .filter((element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }) && isUnmarked(element))
    .map((element) => `${element.tagName.toLowerCase()} ${element.id || element.textContent?.trim().slice(0, 40)}`);
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement) activeElement.blur();
  return found;
}

/** Buttons and boxes to type in that are lower than the portal wants them; smaller things than WCAG allows are found by axe. */
export function lowTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const ours = document.querySelectorAll<HTMLElement>(
      '.button:not(.button--link), main input:not([type=hidden], [type=radio], [type=checkbox]), main select, main textarea',
    );
    return [...ours]
      .filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true }) &&
          !element.closest('.visually-hidden, [aria-hidden=true]') &&
          element.offsetHeight < least,
      )
      .map(
        (element) =>
          `${element.offsetHeight} px high: ${element.tagName.toLowerCase()} ${element.id || element.textContent?.trim().slice(0, 40)}`,
      );
  }, OWN_TARGET_PX);
}

/** Sets the widest spacing and names what is cut off then, or makes the page wider than the window. */
export async function spacingFaults(page: Page): Promise<string[]> {
  return page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const cut = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const isDrawn = element.checkVisibility({ visibilityProperty: true }) && element.offsetWidth > 1 && element.offsetHeight > 1;
      if (!isDrawn || element.textContent?.trim() === '' || element.closest('.visually-hidden')) return false;
      const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      return (
        (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1)
      );
    });
    const faults = cut.map(
      (element) => `cut off: ${element.tagName.toLowerCase()}.${element.className} ${element.textContent?.trim().slice(0, 40)}`,
    );
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`${scrollWidth - clientWidth} px too wide`);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    return faults;
  }, SPACING);
}

/** Boxes that refuse what is pasted: codes and six words need not be typed from memory (WCAG 3.3.8). */
export function pasteFaults(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('input:not([type=hidden], [type=radio], [type=checkbox]), textarea')]
      .filter((box) => !box.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true })))
      .map((box) => `takes nothing pasted: ${box.id}`),
  );
}

/** Whether anything is wider than the window. */
export async function widthFaults(page: Page): Promise<string[]> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return over > 0 ? [`${over} px wider than the window`] : [];
}
