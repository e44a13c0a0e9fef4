import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { BYTES_MAX, readGuide } from './read-guide.ts';

const NOTHING = {
  base: '/apis/a/guides/',
  hasGuide: () => false,
  operation: () => undefined,
  schema: () => undefined,
  file: () => undefined,
};
const filled = (text: string) => text.repeat(Math.floor(BYTES_MAX / text.length));
const rising = (line: (index: number) => string, joint: string) => {
  let text = '';
  for (let index = 1; text.length < BYTES_MAX - 1000; index += 1) text += line(index) + joint;
  return text;
};
const table = (columns: number) => `|${'a|'.repeat(columns)}\n|${'-|'.repeat(columns)}\n`;

/** What is slow in readers of Markdown: nesting, what is opened and not closed, what is looked for again and again. */
const BOMBS: Readonly<Record<string, string>> = {
  quotes: filled('>'),
  'quotes apart': filled('> '),
  'lists in lists': rising((index) => `${' '.repeat(index)}- a`, '\n'),
  bullets: filled('- '),
  numbers: filled('1. '),
  brackets: filled('['),
  'links not ended': filled('[a]('),
  'titles not ended': filled('[a](b "'),
  images: filled('!['),
  'images in links': filled('[![a](b'),
  emphasis: filled('*a_'),
  'strong emphasis': filled('**a '),
  stars: filled('*'),
  'struck through': filled('~~a'),
  'ticks of every length': rising((index) => '`'.repeat(index), ' '),
  'addresses not ended': filled('<http://'),
  tags: filled('<a '),
  entities: filled('&#'),
  references: rising((index) => `[${index}]: x`, '\n'),
  'references to one': `[a]: x\n\n${filled('[a]')}`.slice(0, BYTES_MAX),
  'a wide table': table(BYTES_MAX / 4),
  'a table filled up': (table(2000) + filled('|a\n')).slice(0, BYTES_MAX),
  headings: filled('# a\n'),
  'the same headings': filled('## a\n'),
  'headings linked to': filled('[a](#a)\n\n'),
  'tabs not ended': filled(':::tab a\n'),
  'tabs in quotes': filled('> :::tab a\n'),
  'operations there are none of': filled(':::operation a\n'),
  'front matter of aliases': `---\na: &a [x]\n${rising((index) => `b${index}: [*a,*a,*a]`, '\n').slice(0, 9000)}\n---\n`,
  'front matter without end': `---\n${filled('a: b\n')}`,
  callouts: filled('> [!NOTE]\n\n'),
  blank: `a${filled(' ')}b`,
  lines: filled('\n'),
};

const millisecondsOf = (source: string) => {
  const begun = performance.now();
  const page = readGuide(source, NOTHING);
  return { took: performance.now() - begun, weighs: JSON.stringify(page).length };
};

it.each(Object.entries(BOMBS))('%s: a page of them is read within two seconds, and can be answered', (_, source) => {
  const { took, weighs } = millisecondsOf(source);
  expect(weighs).toBeLessThan(4_000_000);
  expect(took).toBeLessThan(2000);
});
