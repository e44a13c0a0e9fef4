import { phrase } from '@portico/words';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { GraphQLError } from 'graphql/error/GraphQLError.js';
import { validateSchema } from 'graphql/type/validate.js';
import { buildASTSchema } from 'graphql/utilities/buildASTSchema.js';
import { KnownDirectivesRule } from 'graphql/validation/rules/KnownDirectivesRule.js';
import { specifiedSDLRules } from 'graphql/validation/specifiedRules.js';
import { validateSDL } from 'graphql/validation/validate.js';
import type { KeptSdl } from '../kinds.ts';
import { type DocumentProblem, PROBLEMS_MAX, placed } from '../read/document-problem.ts';
import type { Inspection } from '../read/inspect-document.ts';
import { parseSdl, Source, tooDeepAt } from './sdl.ts';

/** As many as of any other document. */
const OPERATIONS_MAX = 25_000;

const ERRORS = specifiedSDLRules.filter((rule) => rule !== KnownDirectivesRule);

const problemOf = (rule: string, error: GraphQLError, severity: 'error' | 'warning' = 'error'): DocumentProblem => {
  const [place = { line: 1, column: 1 }] = error.locations ?? [];
  const words = phrase`GraphQL: ${error.message.slice(0, 300)}`;
  return placed({ severity, rule, words, pointer: '' }, place);
};

const refused = (problems: readonly DocumentProblem[]): Inspection => ({
  ok: false,
  problems: problems.slice(0, PROBLEMS_MAX),
});

const parsed = (source: Source): { readonly tree: DocumentNode } | { readonly problem: DocumentProblem } => {
  try {
    const place = tooDeepAt(source);
    if (place) {
      const words = phrase`The document is nested too deeply.`;
      return { problem: placed({ severity: 'error', rule: 'document-depth', words, pointer: '' }, place) };
    }
    return { tree: parseSdl(source) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { problem: problemOf('graphql-syntax', error) };
  }
};

const operationsOf = (schema: GraphQLSchema): number =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].reduce(
    (sum, type) => sum + Object.keys(type?.getFields() ?? {}).length,
    0,
  );

/** Reads and checks a text in GraphQL's schema language, in this thread. */
export const inspectSdl = (text: string): Inspection => {
  const read = parsed(new Source(text));
  if ('problem' in read) return refused([read.problem]);
  const faults = validateSDL(read.tree, null, ERRORS);
  if (faults.length > 0) return refused(faults.map((fault) => problemOf('graphql-definition', fault)));
  // A schema is for a server that knows directives which it does not define.
  const warnings = validateSDL(read.tree, null, [KnownDirectivesRule]);
  const schema = buildASTSchema(read.tree, { assumeValidSDL: true });
  const wrong = validateSchema(schema);
  if (wrong.length > 0) return refused(wrong.map((fault) => problemOf('graphql-schema', fault)));
  const operations = operationsOf(schema);
  if (operations > OPERATIONS_MAX) {
    const words = phrase`The document has ${operations} operations; at most ${OPERATIONS_MAX} are taken.`;
    return refused([
      placed({ severity: 'error', rule: 'document-operations', words, pointer: '' }, { line: 1, column: 1 }),
    ]);
  }
  const kept: KeptSdl = { graphql: text };
  return {
    ok: true,
    kind: 'graphql',
    json: JSON.stringify(kept),
    version: 'SDL',
    sourceVersion: 'SDL',
    format: 'graphql',
    facts: {
      // The language has neither: whoever registers it says them.
      ...{ title: '', version: '' },
      description: schema.description ?? undefined,
      operations,
      ...{ servers: [], tags: [], contact: {}, termsOfService: undefined },
    },
    problems: warnings.slice(0, PROBLEMS_MAX).map((fault) => problemOf('graphql-directive', fault, 'warning')),
  };
};
