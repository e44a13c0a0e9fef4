import type { JsonValue } from '../json-value.ts';
import type { Finding } from './document-problem.ts';

/** Deepest nesting taken in a document. */
export const DEPTH_MAX = 100;

/** A problem that already knows its place, because it was found while reading the text. */
export type PlacedFinding = Finding & { readonly offset: number };

/** What a parser answers: a value when there is one, what was wrong, and where pointers are in the text. */
export type ParsedText = {
  readonly value: JsonValue | undefined;
  readonly findings: readonly PlacedFinding[];
  /** Offsets of the given pointers, found in one pass; a pointer that is not there is left out. */
  readonly locate: (pointers: ReadonlySet<string>) => ReadonlyMap<string, number>;
};
