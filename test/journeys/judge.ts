import { PROBLEMS } from '@portico/contract';
import type { Page } from 'playwright-core';
import { messages } from '../../portal/src/i18n/messages.ts';

const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value ? Object.values(value).flatMap(textsIn) : [];

const german = new Set(textsIn(messages.de));
/** What is said in English only: words of the portal, and what problems are called. Shorter ones may be data. */
const ENGLISH = new Set(
  [...textsIn(messages.en), ...Object.values(PROBLEMS).map(({ title }) => title)].filter(
    (text) => text.length > 3 && !german.has(text),
  ),
);

/** Every line that is seen or said of what is in front: the page, or the dialog above it. */
const LINES = `(() => {
  const front = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  const named = [...front.querySelectorAll('[aria-label], [placeholder], [title]')];
  const said = named.flatMap((one) => ['aria-label', 'placeholder', 'title'].map((name) => one.getAttribute(name) ?? ''));
  return [...new Set([...front.innerText.split('\\n'), ...said].map((line) => line.trim()))];
})()`;

const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** What is wrong with any page, whatever is on it: it scrolls sideways, or speaks another language than it says. */
export const faultsOf = async (page: Page, written: readonly string[] = []): Promise<string[]> => {
  const overflow = Number(await page.evaluate(OVERFLOW));
  const locale = await page.evaluate('document.documentElement.lang');
  // What the script above answers.
  const lines = locale === 'de' ? ((await page.evaluate(LINES)) as string[]) : [];
  return [
    ...(overflow > 0 ? [`scrolls sideways by ${overflow} px`] : []),
    ...lines.filter((line) => ENGLISH.has(line) && !written.includes(line)).map((line) => `in English: ${line}`),
  ];
};

/** Where the focus is: whether it is seen, in sight and on top; nothing where it has left the page. */
const FOCUS = `(() => {
  const one = document.activeElement;
  if (!one || one === document.body) return;
  globalThis.walked ??= new Map();
  if (!walked.has(one)) walked.set(one, walked.size);
  const { left, top, right, bottom, width, height } = one.getBoundingClientRect();
  const hasRing = ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  // On itself, on what it lies over its card, or on the frame it is in.
  const rings = [getComputedStyle(one), getComputedStyle(one, '::after')];
  for (let frame = one.parentElement; frame && rings.length < 4; frame = frame.parentElement) rings.push(getComputedStyle(frame));
  const x = Math.min(Math.max(left + Math.min(width / 2, 40), 0), innerWidth - 1);
  // The middle of what is in sight of it.
  const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  const above = document.elementFromPoint(x, y);
  const front = [...document.querySelectorAll('dialog[open]')].at(-1);
  const outOfSight = bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth || width < 2 || height < 2;
  const faults = [
    !rings.some(hasRing) && 'no ring',
    outOfSight && 'out of sight',
    !outOfSight && above && !(one.closest('label') ?? one).contains(above) && !above.contains(one) && 'covered',
    front && !front.contains(one) && 'behind the dialog',
  ].filter(Boolean);
  const name = (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40);
  return { place: walked.get(one), fault: faults.length > 0 ? one.tagName.toLowerCase() + ' “' + name + '”: ' + faults.join(', ') : '' };
})()`;
const STOPS_MAX = 150;

/** Goes through the page by Tab alone, once around; answers where the focus is not to be seen. */
export const faultsOfFocus = async (page: Page): Promise<string[]> => {
  const faults: string[] = [];
  let left = 0;
  for (let stops = 0; stops < STOPS_MAX; stops++) {
    await page.keyboard.press('Tab');
    // What the script above answers.
    const at = (await page.evaluate(FOCUS)) as { place: number; fault: string } | undefined;
    if (!at && ++left > 1) break;
    if (!at) continue;
    if (at.place < stops - left) break;
    if (at.fault) faults.push(at.fault);
  }
  return faults;
};
