/** What a page is made of. There is no HTML among it: a text is text, and a link leads where `links.ts` lets it. */
export const NODE_KINDS = [
  ...(['text', 'break', 'code', 'strong', 'emphasis', 'deleted', 'link'] as const),
  ...(['paragraph', 'heading', 'quote', 'callout', 'list', 'item', 'block', 'rule'] as const),
  ...(['table', 'row', 'cell', 'tabs', 'tab', 'operation', 'schema'] as const),
  'image',
] as const;
export type GuideNodeKind = (typeof NODE_KINDS)[number];

export const TONES = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type Tone = (typeof TONES)[number];

export type GuideNode = {
  readonly kind: GuideNodeKind;
  /** Of a text, of code, and of a block of it; the name of a tab; what an operation or a schema is called by. */
  text?: string;
  /** Of a link; of an operation or a schema that is there. */
  href?: string;
  /** The anchor of a heading. */
  id?: string;
  level?: number;
  tone?: Tone;
  /** Of a block of code. */
  language?: string;
  /** Of a list: its first number. */
  start?: number;
  align?: 'left' | 'center' | 'right';
  /** Of a cell: it names its column. */
  header?: boolean;
  method?: string;
  path?: string;
  summary?: string;
  /** Of a diagram: an SVG, for light and for dark pages. */
  diagram?: string;
  diagramDark?: string;
  /** Of an image, so that its place is there before it is. */
  width?: number;
  height?: number;
  children?: GuideNode[];
};

export type Heading = { readonly id: string; readonly level: number; readonly text: string };

/** The text of nodes, as it is read. */
export const plainText = (nodes: readonly GuideNode[]): string => {
  const parts: string[] = [];
  const add = (all: readonly GuideNode[]) => {
    for (const { kind, text, children } of all) {
      if (text !== undefined) parts.push(text);
      if (kind === 'break') parts.push('\n');
      if (children) add(children);
      if (text === undefined && !INLINE.has(kind)) parts.push('\n');
    }
  };
  add(nodes);
  return parts.join('');
};
const INLINE: ReadonlySet<GuideNodeKind> = new Set(['strong', 'emphasis', 'deleted', 'link', 'break']);
