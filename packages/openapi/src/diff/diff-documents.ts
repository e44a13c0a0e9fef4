import { phrase } from '@portico/words';
import { isObject, type JsonObject, member, textOf } from '../json-value.ts';
import { quote } from '../read/document-problem.ts';
import type { OpenApiDocument } from '../read/read-document.ts';
import {
  CHANGES_MAX,
  type Change,
  changeOfDocument,
  changesOf,
  inOrder,
  type RuleSettings,
  told,
  touchedBy,
} from './change-list.ts';
import { compareCalls, compareOperations } from './compare-operations.ts';
import { SchemaComparer } from './compare-schemas.ts';
import { compareSchemes } from './compare-schemes.ts';
import { compareServers } from './compare-servers.ts';
import { Scope, type Side } from './comparison-scope.ts';
import { OperationSource } from './operation-view.ts';
import type { Severity } from './rule.ts';
import { createSameContent, type SameContent } from './same-value.ts';
import { SchemaSource } from './schema-source.ts';
import type { SchemaNode } from './settled-schema.ts';

export type DiffOptions = {
  /** The date (RFC 3339) sunsets are compared with; when left out no sunset has passed. */
  readonly today?: string;
  /** Days of notice a sunset must leave from today; none when left out. */
  readonly noticeDays?: number;
  /** Severities in place of the rules' own; `off` leaves a rule out. */
  readonly rules?: RuleSettings;
};

export type DocumentDiff = {
  /** The worst first, then by path; `CHANGES_MAX` of them at most. */
  readonly changes: readonly Change[];
  /** The keys of all operations that a change concerns. */
  readonly touched: readonly string[];
  readonly summary: { readonly [severity in Severity]: number };
  /** How many changes are counted in the summary and not listed. */
  readonly omitted: number;
  /** `false` when the documents nest their schemas in more ways than can be compared; what was found holds. */
  readonly complete: boolean;
  /** How the next version number should grow. */
  readonly bump: 'major' | 'minor' | 'patch' | 'none';
};

const EARLIEST = '0000-01-01';

const sideOf = (document: JsonObject): Side => ({
  document,
  operations: new OperationSource(document),
  schemas: new SchemaSource(document),
});

/** Whether two nodes mean the same without settling them; never across versions, whose dialects differ. */
const createSameNode = (before: Side, after: Side, same: SameContent) => {
  const comparable = before.schemas.newer === after.schemas.newer;
  return (left: SchemaNode, right: SchemaNode): boolean =>
    comparable &&
    left.parts.length === right.parts.length &&
    left.parts.every((part, index) => same(part.value, right.parts[index]?.value));
};

const scopeOf = (before: JsonObject, after: JsonObject, options: DiffOptions): Scope => {
  const [older, newer] = [sideOf(before), sideOf(after)];
  const same = createSameContent(before, after);
  const lifecycle = { today: options.today ?? EARLIEST, noticeDays: options.noticeDays ?? 0 };
  const sameNode = createSameNode(older, newer, same);
  const comparer = new SchemaComparer(older.schemas, newer.schemas, sameNode, lifecycle);
  return new Scope({ before: older, after: newer, comparer, lifecycle });
};

const compareComponents = (scope: Scope): void => {
  const schemas = (document: JsonObject): JsonObject => {
    const found = member(document.components, 'schemas');
    return isObject(found) ? found : {};
  };
  const before = schemas(scope.before.document);
  const after = schemas(scope.after.document);
  const at = (name: string) => `/components/schemas/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  for (const name of Object.keys(before))
    if (!Object.hasOwn(after, name))
      scope.add(
        'component-schema-removed',
        undefined,
        { before: at(name) },
        phrase`The schema ${quote(name)} was removed.`,
      );
  for (const name of Object.keys(after))
    if (!Object.hasOwn(before, name))
      scope.add('component-schema-added', undefined, { after: at(name) }, phrase`The schema ${quote(name)} was added.`);
};

const countOf = (changes: readonly Change[]): DocumentDiff['summary'] => {
  const summary = { breaking: 0, risky: 0, compatible: 0 };
  for (const { severity } of changes) summary[severity] += 1;
  return summary;
};

const ABOUT_WORDS = new Set([
  'operation-documentation-changed',
  'oauth-scope-described',
  'operation-tag-added',
  'operation-tag-removed',
]);

const bumpOf = (changes: readonly Change[], summary: DocumentDiff['summary']): DocumentDiff['bump'] => {
  if (summary.breaking > 0) return 'major';
  if (changes.length === 0) return 'none';
  return changes.every(({ rule }) => ABOUT_WORDS.has(rule)) ? 'patch' : 'minor';
};

const partsOf = (version: string): number[] =>
  (/^v?\d+(\.\d+)*/.exec(version)?.[0] ?? '').replace('v', '').split('.').map(Number);

/** Says when breaking changes come without the version number that tells of them. */
const versionRule = (before: string, after: string): string | undefined => {
  const [from, to] = [partsOf(before), partsOf(after)];
  const step = from.map((part, index) => (to[index] ?? 0) - part).find((difference) => difference !== 0) ?? 0;
  if (before === after) return 'version-not-raised';
  if (step < 0) return 'version-lowered';
  return from[0] === to[0] ? 'version-not-major' : undefined;
};

/** What breaking changes make of the version number. */
const versionChanges = (scope: Scope, changes: readonly Change[], settings: RuleSettings): Change[] => {
  if (!changes.some(({ severity }) => severity === 'breaking')) return [];
  const from = textOf(scope.before.document.info, 'version') ?? '';
  const to = textOf(scope.after.document.info, 'version') ?? '';
  const rule = versionRule(from, to);
  if (rule === undefined) return [];
  const raised =
    from === to
      ? phrase`the version is still ${quote(from)}`
      : phrase`the version went from ${quote(from)} to ${quote(to)}`;
  const words = phrase`There are breaking changes, and ${raised}.`;
  return changeOfDocument({ rule, before: '/info/version', after: '/info/version', words }, settings);
};

/**
 * Compares two documents as `readDocument` gives them. Pure and synchronous; never throws for what the documents say.
 * The same difference of several operations is one change that names them all.
 */
export const diffDocuments = (
  before: OpenApiDocument,
  after: OpenApiDocument,
  options: DiffOptions = {},
): DocumentDiff => {
  const scope = scopeOf(before, after, options);
  const { older, newer } = compareOperations(scope);
  compareCalls(scope, older, newer);
  compareSchemes(scope, older, newer);
  compareServers(scope);
  compareComponents(scope);
  scope.comparer.run();
  const settings = options.rules ?? {};
  const found = changesOf(scope, settings);
  const all = inOrder([...found, ...versionChanges(scope, found, settings)]);
  const summary = countOf(all);
  return {
    changes: all.slice(0, CHANGES_MAX).map(told),
    touched: touchedBy(all),
    summary,
    omitted: Math.max(0, all.length - CHANGES_MAX),
    complete: scope.comparer.complete,
    bump: bumpOf(all, summary),
  };
};
