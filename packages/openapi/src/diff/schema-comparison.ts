import type { Phrase } from '@portico/words';
import type { LifecyclePolicy } from './compare-lifecycle.ts';
import type { Direction } from './rule.ts';
import type { SchemaNode, SettledSchema } from './settled-schema.ts';

/** What was seen to differ, before severities are looked up and operations are named. */
export type Finding = {
  readonly rule: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly words: Phrase;
};

/** Where a pair of schemas stands, in words: a component by its name, anything else by the way there. */
export type Place = { readonly root: Phrase; readonly path: string };

export const stepInto = (place: Place, step: string): Place => ({
  root: place.root,
  path: place.path === '' || step.startsWith('[') ? `${place.path}${step}` : `${place.path}.${step}`,
});

/** How the values of a schema travel: everything written as text makes a text of any scalar. */
export type Travel = { readonly direction: Direction; readonly textual: boolean };

/** One pair of settled schemas, and what a comparison may say about it. */
export type Comparison = Travel & {
  readonly before: SettledSchema;
  readonly after: SettledSchema;
  readonly place: Place;
  /** Adds a finding whose rule is the direction and this name. */
  readonly report: (name: string, what: Phrase, before?: string, after?: string) => void;
  /** Adds a finding of a rule that is the same in both directions. */
  readonly note: (rule: string, what: Phrase, before?: string, after?: string) => void;
  readonly lifecycle: LifecyclePolicy;
  /** Compares what stands inside. */
  readonly descend: (before: SchemaNode, after: SchemaNode, step: string) => void;
  /** Whether the documents say the same; told without looking at meaning, so that it is cheap. */
  readonly same: (before: SchemaNode, after: SchemaNode) => boolean;
  /** Whether both mean the same, however they are written. */
  readonly equivalent: (before: SchemaNode, after: SchemaNode) => boolean;
  readonly settleBefore: (node: SchemaNode) => SettledSchema;
  readonly settleAfter: (node: SchemaNode) => SettledSchema;
};
