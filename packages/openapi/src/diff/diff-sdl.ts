import { type Phrase, phrase, sentence } from '@portico/words';
import type { GraphQLSchema } from 'graphql';
import { buildASTSchema } from 'graphql/utilities/buildASTSchema.js';
import { findBreakingChanges, findDangerousChanges } from 'graphql/utilities/findBreakingChanges.js';
import { type Definitions, definitionsOf, deprecationOf } from '../graphql/definitions.ts';
import { parseSdl } from '../graphql/sdl.ts';
import type { KeptSdl } from '../kinds.ts';
import { quote } from '../read/document-problem.ts';
import { CHANGES_MAX, type Change, touchedBy } from './change-list.ts';
import { NOTHING, type Severity } from './rule.ts';
import type { DocumentDiff } from './tell-diff.ts';

/** What the library tells of, in our words; what of it, it says itself. */
const TOLD: Readonly<Record<string, (what: string) => Phrase>> = {
  TYPE_REMOVED: (what) => phrase`A type was removed: ${what}`,
  TYPE_CHANGED_KIND: (what) => phrase`A type is of another kind: ${what}`,
  TYPE_REMOVED_FROM_UNION: (what) => phrase`A type is of a union no more: ${what}`,
  VALUE_REMOVED_FROM_ENUM: (what) => phrase`A value was removed: ${what}`,
  REQUIRED_INPUT_FIELD_ADDED: (what) => phrase`A required field is new in an input: ${what}`,
  IMPLEMENTED_INTERFACE_REMOVED: (what) => phrase`A type implements an interface no more: ${what}`,
  FIELD_REMOVED: (what) => phrase`A field was removed: ${what}`,
  FIELD_CHANGED_KIND: (what) => phrase`A field has another type: ${what}`,
  REQUIRED_ARG_ADDED: (what) => phrase`A required argument is new: ${what}`,
  ARG_REMOVED: (what) => phrase`An argument was removed: ${what}`,
  ARG_CHANGED_KIND: (what) => phrase`An argument has another type: ${what}`,
  VALUE_ADDED_TO_ENUM: (what) => phrase`A value is new: ${what}`,
  TYPE_ADDED_TO_UNION: (what) => phrase`A type is new in a union: ${what}`,
  OPTIONAL_INPUT_FIELD_ADDED: (what) => phrase`A field is new in an input, and may be left out: ${what}`,
  OPTIONAL_ARG_ADDED: (what) => phrase`An argument is new, and may be left out: ${what}`,
  IMPLEMENTED_INTERFACE_ADDED: (what) => phrase`A type implements an interface now: ${what}`,
  ARG_DEFAULT_VALUE_CHANGE: (what) => phrase`An argument has another default: ${what}`,
};
const otherwise = (what: string): Phrase => phrase`A directive changed: ${what}`;

/** Nobody who sends the queries of before notices these. */
const HARMLESS = new Set(['OPTIONAL_ARG_ADDED', 'OPTIONAL_INPUT_FIELD_ADDED']);

const changeOf = (rule: string, severity: Severity, words: Phrase): Change => ({
  ...{ rule: `graphql-${rule.toLowerCase().replaceAll('_', '-')}`, severity, words, message: sentence(words) },
  ...{ operation: undefined, operations: [], operationCount: 0, before: undefined, after: undefined },
  action: NOTHING,
});

/** What is new, and what is deprecated from now on: the library tells of neither. */
const additions = (before: Definitions, after: Definitions): Change[] =>
  [...after.types.values()].flatMap((type) => {
    const known = before.types.get(type.name);
    if (!known) return [changeOf('type-added', 'compatible', phrase`The type ${quote(type.name)} is new.`)];
    const had = new Map(known.fields.map((field) => [field.name.value, field]));
    return type.fields.flatMap((field) => {
      const name = quote(`${type.name}.${field.name.value}`);
      const older = had.get(field.name.value);
      if (!older) return [changeOf('field-added', 'compatible', phrase`The field ${name} is new.`)];
      return deprecationOf(field.directives) && !deprecationOf(older.directives)
        ? [changeOf('field-deprecated', 'compatible', phrase`The field ${name} is deprecated.`)]
        : [];
    });
  });

const found = (older: GraphQLSchema, newer: GraphQLSchema): Change[] => [
  ...findBreakingChanges(older, newer).map(({ type, description }) =>
    changeOf(type, 'breaking', (TOLD[type] ?? otherwise)(description)),
  ),
  ...findDangerousChanges(older, newer).map(({ type, description }) =>
    changeOf(type, HARMLESS.has(type) ? 'compatible' : 'risky', (TOLD[type] ?? otherwise)(description)),
  ),
];

/** Compares two schemas in GraphQL's language; `undefined` where their types nest deeper than the library follows. */
export const diffSdl = (before: KeptSdl, after: KeptSdl): DocumentDiff | undefined => {
  const trees = [parseSdl(before.graphql), parseSdl(after.graphql)] as const;
  try {
    const [older, newer] = trees.map((tree) => buildASTSchema(tree, { assumeValidSDL: true }));
    if (!older || !newer) return undefined;
    const [was, is] = trees.map(definitionsOf);
    const all = [...found(older, newer), ...(was && is ? additions(was, is) : [])].sort(
      (one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity),
    );
    const count = (severity: Severity) => all.filter((change) => change.severity === severity).length;
    const summary = { breaking: count('breaking'), risky: count('risky'), compatible: count('compatible') };
    return {
      ...{ changes: all.slice(0, CHANGES_MAX), summary, complete: true },
      touched: touchedBy(all),
      omitted: Math.max(0, all.length - CHANGES_MAX),
      bump: summary.breaking > 0 ? 'major' : all.length > 0 ? 'minor' : 'none',
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

const ORDER: readonly Severity[] = ['breaking', 'risky', 'compatible'];
