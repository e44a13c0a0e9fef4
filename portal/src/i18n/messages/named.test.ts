import { describe, expect, it } from 'vitest';
import { messages } from '../messages.ts';

const NAMED = 'Named';
type Words = Readonly<Record<string, unknown>>;
const isWords = (value: unknown): value is Words => typeof value === 'object' && value !== null;

/** Buttons whose name for those who hear it says what they act on: without the words they show, nobody finds them by voice (WCAG 2.5.3). */
const mismatches = (words: Words, path: string): string[] =>
  Object.entries(words).flatMap(([name, value]) => {
    if (isWords(value)) return mismatches(value, `${path}.${name}`);
    const shown = name.endsWith(NAMED) ? words[name.slice(0, -NAMED.length)] : undefined;
    if (typeof value !== 'function' || typeof shown !== 'string') return [];
    const heard = String(value('‹one›', '‹other›')).toLowerCase();
    return heard.includes(shown.toLowerCase()) ? [] : [`${path}.${name}: "${heard}" has no "${shown}"`];
  });

describe('a button that is named for what it acts on', () => {
  it.each(Object.entries(messages))('is called as it is shown, in %s', (_, words) => {
    expect(mismatches(words as unknown as Words, '')).toEqual([]);
  });

  it('is told where it is not', () => {
    expect(
      mismatches({ restore: 'Offer again', restoreNamed: (name: string) => `Offer ${name} again` }, 'x'),
    ).toHaveLength(1);
  });
});
