import { type Phrase, phrase } from '@portico/words';
import type { Token } from 'markdown-it';
import { filledBy } from './filled-by.ts';
import { missingVersions } from './for-version.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { type Target, targetOf } from './links.ts';
import { createReader } from './markdown.ts';
import { type GuideNode, type GuideNodeKind, type Heading, plainText, TONES, type Tone } from './nodes.ts';

/** A page is written by people and read in one go: the longest of GitHub's documentation has 140 kB. */
export const BYTES_MAX = 256_000;
/** Of one page: what is more is left out, and said. */
const NODES_MAX = 20_000;
export const PROBLEMS_MAX = 100;

/** What is wrong with a page, and in which line; it is told and refuses nothing. */
export type Problem = { readonly line: number; readonly words: Phrase };
/** What a page shows of the reference. */
export type Embedded = {
  readonly text: string;
  readonly method?: string;
  readonly path?: string;
  readonly summary?: string;
};

/** A file beside the pages, with its size in pixels where it is an image. */
export type GuideFile = { readonly image?: { readonly width: number; readonly height: number } };

export type GuidePage = {
  readonly front: FrontMatter;
  /** What it says itself, or its first heading. */
  readonly title: string | undefined;
  readonly headings: readonly Heading[];
  readonly nodes: readonly GuideNode[];
  readonly problems: readonly Problem[];
  /** Blocks that are diagrams, to be drawn (`diagrams.ts`). */
  readonly diagrams: readonly { readonly node: GuideNode; readonly line: number }[];
};

/** What is there to be linked to, and shown. */
export type Known = {
  /** The address that pages stand below, as in `/apis/museum/guides/`. */
  readonly base: string;
  /** Behind each address of the API: which version is read, where that is not the default one. */
  readonly query?: string;
  readonly hasGuide: (slug: string) => boolean;
  /** All that the API has, drafts too, where that is asked; none where there is no API. */
  readonly versions?: readonly string[];
  readonly operation: (slug: string) => Embedded | undefined;
  readonly schema: (slug: string) => Embedded | undefined;
  readonly file: (name: string) => GuideFile | undefined;
};

const OPENED: Readonly<Record<string, GuideNodeKind>> = {
  ...{ paragraph_open: 'paragraph', heading_open: 'heading', blockquote_open: 'quote', list_item_open: 'item' },
  ...{ bullet_list_open: 'list', ordered_list_open: 'list', table_open: 'table', tr_open: 'row' },
  ...{ th_open: 'cell', td_open: 'cell', tab_open: 'tab' },
  ...{ strong_open: 'strong', em_open: 'emphasis', s_open: 'deleted', link_open: 'link' },
};
/** The rows of a table are its own. */
const PASSED: ReadonlySet<string> = new Set(['thead_open', 'thead_close', 'tbody_open', 'tbody_close']);
const ALIGN = /text-align:(left|center|right)/;
const CALLOUT = new RegExp(`^\\[!(${TONES.join('|')})\\]$`, 'i');

const MISSING: Readonly<Record<NonNullable<Target['place']>['kind'], (name: string) => Phrase>> = {
  guide: (name) => phrase`there is no page ${name}`,
  operation: (name) => phrase`there is no operation ${name} in the reference`,
  schema: (name) => phrase`there is no schema ${name} in the reference`,
  file: (name) => phrase`there is no file ${name}`,
  heading: (name) => phrase`there is no heading ${name} on this page`,
};

const anchorsOf = () => {
  const taken = new Map<string, number>();
  return (text: string): string => {
    const plain = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .trim()
      .replaceAll(/ +/g, '-')
      .slice(0, 100);
    const id = plain || 'heading';
    const times = taken.get(id) ?? 0;
    taken.set(id, times + 1);
    return times === 0 ? id : `${id}-${times}`;
  };
};

/** A quote whose first line is `[!NOTE]` is a callout; nothing of that line is left. */
const calledOut = (node: GuideNode): GuideNode => {
  const [first] = node.children ?? [];
  const [mark, ...rest] = first?.kind === 'paragraph' ? (first.children ?? []) : [];
  if (!first || mark?.kind !== 'text') return node;
  const [line = '', ...lines] = (mark.text ?? '').split('\n');
  const tone = CALLOUT.exec(line.trim())?.[1]?.toLowerCase() as Tone | undefined;
  if (!tone) return node;
  if (lines.length > 0) first.children = [{ kind: 'text', text: lines.join('\n') }, ...rest];
  else if (rest.length > 0) first.children = rest;
  else node.children?.shift();
  return { kind: 'callout', tone, children: node.children ?? [] };
};

/** Tabs that follow one another are one group. */
const addTab = (siblings: GuideNode[], tab: GuideNode) => {
  const last = siblings.at(-1);
  if (last?.kind === 'tabs') last.children?.push(tab);
  else siblings.push({ kind: 'tabs', children: [tab] });
};

const addText = (siblings: GuideNode[], text: string) => {
  const last = siblings.at(-1);
  if (last?.kind === 'text') last.text += text;
  else if (text !== '') siblings.push({ kind: 'text', text });
};

class Reading {
  readonly root: GuideNode & { children: GuideNode[] } = { kind: 'paragraph', children: [] };
  readonly headings: Heading[] = [];
  readonly problems: Problem[] = [];
  readonly diagrams: { node: GuideNode; line: number }[] = [];
  /** Where links lead within the page, to be looked for once all headings are known. */
  readonly #within: { line: number; name: string }[] = [];
  readonly #open: { node: GuideNode & { children: GuideNode[] }; dropped?: true }[] = [{ node: this.root }];
  readonly #anchor = anchorsOf();
  readonly #known: Known;
  #nodes = 0;

  constructor(known: Known) {
    this.#known = known;
  }

  get #siblings(): GuideNode[] {
    return (this.#open.at(-1) ?? { node: this.root }).node.children;
  }

  say(line: number, words: Phrase) {
    if (this.problems.length < PROBLEMS_MAX) this.problems.push({ line, words });
  }

  /** Whether there is room for one more; the line is told in which there was none. */
  #takes(line: number): boolean {
    this.#nodes += 1;
    if (this.#nodes === NODES_MAX + 1) this.say(line, phrase`a page has no room for more than this`);
    return this.#nodes <= NODES_MAX;
  }

  #link(token: Token, line: number): GuideNode {
    const target = targetOf(String(token.attrGet('href') ?? token.attrGet('src') ?? ''), this.#known.base);
    if (!target) {
      this.say(line, phrase`leads nowhere that a page may lead to`);
      return { kind: 'emphasis', children: [] };
    }
    const { place } = target;
    if (place?.kind === 'heading') this.#within.push({ line, name: place.name });
    else if (place && !this.#has(place)) this.say(line, MISSING[place.kind](place.name.slice(0, 100)));
    const stays = place !== undefined && place.kind !== 'heading' && place.kind !== 'file';
    return { kind: 'link', href: stays ? this.#asked(target.href) : target.href, children: [] };
  }

  /** An address below the API, for the version that is read. */
  #asked(href: string): string {
    const { query = '' } = this.#known;
    const [path = '', ...fragment] = href.split('#');
    return query === '' || path.includes('?') ? href : [path + query, ...fragment].join('#');
  }

  #has({ kind, name }: NonNullable<Target['place']>): boolean {
    if (kind === 'guide') return this.#known.hasGuide(name);
    return kind === 'heading' || this.#known[kind](name) !== undefined;
  }

  #openNode(token: Token, kind: GuideNodeKind, line: number) {
    const node: GuideNode & { children: GuideNode[] } = { kind, children: [] };
    if (kind === 'link') Object.assign(node, this.#link(token, line));
    if (kind === 'heading') node.level = Math.max(2, Number(token.tag.slice(1)));
    if (kind === 'tab') {
      node.text = token.content;
      if (!token.meta?.closed) this.say(line, phrase`the tab ${token.content} has no end: a line of three colons`);
    }
    if (token.type === 'ordered_list_open') node.start = Number(token.attrGet('start') ?? 1);
    if (kind === 'cell') {
      if (token.tag === 'th') node.header = true;
      const align = ALIGN.exec(String(token.attrGet('style') ?? ''))?.[1];
      // One of those the expression names.
      if (align) node.align = align as NonNullable<GuideNode['align']>;
    }
    const dropped = !this.#takes(line) || token.hidden;
    this.#open.push({
      node: dropped ? { kind, children: token.hidden ? this.#siblings : [] } : node,
      ...(dropped && { dropped }),
    });
  }

  #closeNode() {
    const { node, dropped } = this.#open.pop() ?? {};
    if (!node || dropped) return;
    if (node.kind === 'heading') {
      const text = plainText(node.children).slice(0, 200);
      node.id = this.#anchor(text);
      this.headings.push({ id: node.id, level: node.level ?? 2, text });
    }
    if (node.kind === 'tab') addTab(this.#siblings, node);
    else this.#siblings.push(node.kind === 'quote' ? calledOut(node) : node);
  }

  #embedded(kind: 'operation' | 'schema', text: string, line: number): GuideNode {
    const found = this.#known[kind](text);
    if (!found) {
      this.say(line, MISSING[kind](text));
      return { kind, text };
    }
    const at = kind === 'operation' ? 'reference' : 'schemas';
    return { kind, href: this.#asked(`${this.#known.base.replace(/guides\/$/, at)}/${text}`), ...found };
  }

  /** A block of code; one that says of which operation it is a call leads to where that is tried. */
  #block({ info, content }: Token, line: number): GuideNode {
    const [language = '', ...said] = info.trim().split(/\s+/, 5);
    const node: GuideNode = { kind: 'block', text: content, ...(language && { language: language.slice(0, 40) }) };
    if (language === 'mermaid') this.diagrams.push({ node, line });
    const called = said.find((one) => one.startsWith('try='))?.slice('try='.length);
    return called ? { ...node, ...tried(this.#embedded('operation', called, line), content, language) } : node;
  }

  #leaf(token: Token, line: number) {
    const { type, content } = token;
    if (type === 'text' || type === 'softbreak') {
      const text = type === 'text' ? content : '\n';
      if (this.#siblings.at(-1)?.kind === 'text' || this.#takes(line)) addText(this.#siblings, text);
      return;
    }
    if (!this.#takes(line)) return;
    if (type === 'code_inline') this.#siblings.push({ kind: 'code', text: content });
    else if (type === 'hardbreak') this.#siblings.push({ kind: 'break' });
    else if (type === 'hr') this.#siblings.push({ kind: 'rule' });
    else if (type === 'operation' || type === 'schema') this.#siblings.push(this.#embedded(type, content, line));
    else if (type === 'fence' || type === 'code_block') this.#siblings.push(this.#block(token, line));
    else if (type === 'image') this.#siblings.push(this.#image(token, line));
  }

  /** An image of the guides' own; of any other there is a link. */
  #image(token: Token, line: number): GuideNode {
    const link = this.#link(token, line);
    const place = targetOf(String(token.attrGet('src') ?? ''), this.#known.base)?.place;
    const file = place?.kind === 'file' ? this.#known.file(place.name) : undefined;
    const alt = token.content;
    if (file?.image && link.href) {
      const { width, height } = file.image;
      return { kind: 'image', text: alt, href: link.href, width, height };
    }
    if (place?.kind !== 'file' || file) this.say(line, phrase`an image is shown as a link to it`);
    return { ...link, children: [{ kind: 'text', text: alt || String(token.attrGet('src')) }] };
  }

  read(tokens: readonly Token[], firstLine: number) {
    let line = firstLine;
    for (const token of tokens) {
      if (token.map) line = firstLine + token.map[0];
      if (token.type === 'inline') {
        let within = line;
        for (const child of token.children ?? []) {
          this.#one(child, within);
          if (child.type === 'softbreak' || child.type === 'hardbreak') within += 1;
        }
      } else this.#one(token, line);
    }
    const ids = new Set(this.headings.map(({ id }) => id));
    for (const { line: at, name } of this.#within) {
      const wanted = decoded(name);
      if (!ids.has(wanted)) this.say(at, MISSING.heading(wanted.slice(0, 100)));
    }
  }

  #one(token: Token, line: number) {
    if (PASSED.has(token.type)) return;
    const kind = OPENED[token.type];
    if (kind) this.#openNode(token, kind, line);
    else if (token.nesting === -1) this.#closeNode();
    else this.#leaf(token, line);
  }
}

/** An address takes so much. */
const FILL_MAX = 4000;

/** Where an operation is tried, with what the code fills in there; nothing, of one that is not there. */
const tried = ({ href, path }: GuideNode, code: string, language: string) => {
  if (href === undefined) return {};
  const filled = path === undefined ? undefined : filledBy(code, language, path);
  const fill = filled ? encodeURIComponent(JSON.stringify(filled)) : '';
  const query = fill === '' || fill.length > FILL_MAX ? '' : `${href.includes('?') ? '&' : '?'}fill=${fill}`;
  return { href: `${href}${query}#console` };
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Reads the text of a page. Whatever it is, this ends, and in a time that is linear in it. */
export const readGuide = (source: string, known: Known): GuidePage => {
  const { front, faults, versionsAt, from } = readFrontMatter(source);
  const reading = new Reading(known);
  for (const { line, words } of faults) reading.say(line, words);
  if (front.parent !== undefined && !known.hasGuide(front.parent)) reading.say(1, MISSING.guide(front.parent));
  for (const name of known.versions ? missingVersions(front.versions, known.versions) : [])
    reading.say(versionsAt, phrase`there is no version ${name}`);
  const skipped = source.slice(0, from).split('\n').length;
  reading.read(createReader().parse(source.slice(from), {}), skipped);
  const { headings, problems, diagrams } = reading;
  const [first, ...rest] = reading.root.children;
  // The page has its title above it: its first heading is not said twice.
  const titled = first?.kind === 'heading' && (front.title === undefined || headings[0]?.text === front.title);
  return {
    front,
    title: front.title ?? (titled ? headings[0]?.text : undefined),
    headings: titled ? headings.slice(1) : headings,
    nodes: titled ? rest : reading.root.children,
    problems: problems.toSorted((one, other) => one.line - other.line),
    diagrams,
  };
};

/** What a page is found by. */
export const textOf = ({ title, headings, nodes }: GuidePage) => ({
  title,
  headings: headings.map(({ text }) => text),
  text: plainText(nodes),
});
