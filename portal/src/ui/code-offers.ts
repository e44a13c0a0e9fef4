import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionSource,
} from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import type { Offers, Step } from './code-marks.ts';

type Node = ReturnType<typeof syntaxTree>['topNode'];

const nameOf = (state: EditorState, property: Node | null): string => {
  const name = property?.getChild('PropertyName');
  try {
    return name ? String(JSON.parse(state.sliceDoc(name.from, name.to))) : '';
  } catch {
    return '';
  }
};

/** From the whole to what a node is. */
const pathTo = (state: EditorState, node: Node): readonly Step[] => {
  const { parent } = node;
  if (!parent) return [];
  const above = pathTo(state, parent);
  if (parent.name === 'Array') return [...above, 0];
  return parent.name === 'Property' && node.name !== 'PropertyName' ? [...above, nameOf(state, parent)] : above;
};

const enclosing = (from: Node, ...names: readonly string[]): Node | undefined => {
  for (let node: Node | null = from; node; node = node.parent) if (names.includes(node.name)) return node;
  return undefined;
};

/** Blanks between a mark and what follows; more of them than these nobody types. */
const BLANKS_MAX = 1000;

/** What stands before a place, and where; blanks aside. */
const before = (state: EditorState, place: number) => {
  const text = state.sliceDoc(Math.max(0, place - BLANKS_MAX), place);
  const said = text.trimEnd();
  return { mark: said.at(-1) ?? '', end: place - text.length + said.length };
};

type Asked = {
  readonly kind: 'members' | 'values';
  readonly path: readonly Step[];
  readonly present: readonly string[];
};

/** What may stand where something begins in a JSON text. */
const askedAt = (state: EditorState, from: number): Asked | undefined => {
  const { mark, end } = before(state, from);
  const node = syntaxTree(state).resolveInner(end, -1);
  if (mark === ':') {
    const property = enclosing(node, 'Property');
    return property && { kind: 'values', path: [...pathTo(state, property), nameOf(state, property)], present: [] };
  }
  if (!['{', '[', ','].includes(mark)) return undefined;
  const holder = enclosing(node, 'Object', 'Array');
  if (!holder) return undefined;
  const path = pathTo(state, holder);
  if (holder.name === 'Array') return { kind: 'values', path: [...path, 0], present: [] };
  const present = holder.getChildren('Property').map((property) => nameOf(state, property));
  return { kind: 'members', path, present };
};

export const offersAt =
  (offers: Offers): CompletionSource =>
  (context: CompletionContext) => {
    const { state, pos, explicit } = context;
    const inner = syntaxTree(state).resolveInner(pos, -1);
    const quoted = inner.name === 'PropertyName' || inner.name === 'String' ? inner : undefined;
    const word = context.matchBefore(/[\w.+-]*/);
    const from = quoted?.from ?? word?.from ?? pos;
    const asked = from < pos || explicit ? askedAt(state, from) : undefined;
    if (!asked) return null;
    const { kind, path, present } = asked;
    const to = quoted?.to ?? pos;
    const own = quoted ? nameOf(state, quoted.parent) : undefined;
    const isNamed = /^\s*:/.test(state.sliceDoc(to, to + BLANKS_MAX));
    const options = offers[kind](path)
      .filter(({ text }) => kind === 'values' || text === own || !present.includes(text))
      .map(({ text, detail, first }): Completion => {
        const label = kind === 'members' ? JSON.stringify(text) : text;
        const apply = kind === 'members' && !isNamed ? `${label}: ` : label;
        return { label, apply, boost: first ? 1 : 0, ...(detail && { detail }) };
      });
    return options.length > 0 ? { from, to, options } : null;
  };

/** Names and values that fit, while JSON is written, and by Ctrl and Space. */
export const offering = (offers: Offers): Extension => autocompletion({ override: [offersAt(offers)], icons: false });
