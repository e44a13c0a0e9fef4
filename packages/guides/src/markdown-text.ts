import { readFrontMatter } from './front-matter.ts';
import { createReader } from './markdown.ts';
import type { Known } from './read-guide.ts';

const SHOWN = /:::(?:operation|schema) /;
const escaped = (text: string): string => text.replaceAll(/[\\`*_[\]<>#|]/g, '\\$&');

/**
 * The text of a page for who reads Markdown: with its title, without what it says of itself, and with links where a page
 * shows what the reference has. It stands at the address of the page, so its own links lead where those of the page do.
 */
export const markdownOf = (source: string, known: Known, title: string): string => {
  const { front, from } = readFrontMatter(source);
  const body = source.slice(from).replace(/^\s+/, '');
  const lines = body.split('\n');
  const tokens = createReader().parse(body, {});
  for (const { type, content, map } of tokens) {
    if ((type !== 'operation' && type !== 'schema') || !map) continue;
    const found = known[type](content);
    const at = type === 'operation' ? 'reference' : 'schemas';
    const { method, path, text } = found ?? { text: content };
    const words = method && path ? `${method.toUpperCase()} ${path}` : text;
    const link = found ? `[${escaped(words)}](../${at}/${content}.md)` : escaped(words);
    // The line has nothing but this behind what it stands in.
    const line = lines[map[0]] ?? '';
    const begin = line.search(SHOWN);
    if (begin !== -1) lines[map[0]] = line.slice(0, begin) + link;
  }
  const [first, heading] = tokens;
  const isTitled = first?.type === 'heading_open' && (front.title === undefined || heading?.content === front.title);
  const said = front.description === undefined ? [] : [`> ${escaped(front.description)}`, ''];
  return [...(isTitled ? [] : [`# ${escaped(title)}`, '', ...said]), ...lines].join('\n');
};
