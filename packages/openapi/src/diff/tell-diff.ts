import { phrase } from '@portico/words';
import { textOf } from '../json-value.ts';
import { quote } from '../read/document-problem.ts';
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
import type { Scope } from './comparison-scope.ts';
import type { Severity } from './rule.ts';

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

/** Everything that was seen, as it is told: the worst first. */
export const tellDiff = (scope: Scope, settings: RuleSettings): DocumentDiff => {
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
