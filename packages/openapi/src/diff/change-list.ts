import { type Phrase, sentence } from '@portico/words';
import type { SchemaPair } from './compare-schemas.ts';
import type { Observed, Scope } from './comparison-scope.ts';
import type { OperationName } from './operation-view.ts';
import type { Rule, RuleSetting, Severity } from './rule.ts';
import { diffRules } from './rules.ts';

/** One difference between two documents. */
export type Change = {
  readonly rule: string;
  readonly severity: Severity;
  /** The first operation it concerns; undefined when it is of the document. */
  readonly operation: OperationName | undefined;
  /** Every operation it concerns, `OPERATIONS_MAX` of them at most. */
  readonly operations: readonly OperationName[];
  /** How many operations it concerns. */
  readonly operationCount: number;
  /** Where it stands in the older document; undefined for what is new. */
  readonly before: { readonly pointer: string } | undefined;
  /** Where it stands in the newer document; undefined for what is gone. */
  readonly after: { readonly pointer: string } | undefined;
  /** What is different, as a phrase that can be said in another language. */
  readonly words: Phrase;
  /** `words` in English. */
  readonly message: string;
  /** What a consumer must do. */
  readonly action: string;
};

/** More names than this help no reader. */
export const OPERATIONS_MAX = 50;
/** More changes than this are counted, not listed. */
export const CHANGES_MAX = 2_000;

const SEVERITIES: readonly Severity[] = ['breaking', 'risky', 'compatible'];

type Group = { readonly observed: Omit<Observed, 'operation'>; readonly operations: Set<OperationName> };

/** Groups the same difference of several operations. */
class Groups {
  readonly all = new Map<string, Group>();

  of(observed: Omit<Observed, 'operation'>): Group {
    const { rule, before, after, words } = observed;
    const key = JSON.stringify([rule, before, after, sentence(words)]);
    const group = this.all.get(key) ?? { observed, operations: new Set<OperationName>() };
    this.all.set(key, group);
    return group;
  }
}

/** Pairs of schemas with differences that an operation reaches. */
const reached = (roots: readonly SchemaPair[], differing: ReadonlySet<SchemaPair>): Set<SchemaPair> => {
  const found = new Set(roots.filter((pair) => differing.has(pair)));
  for (const pair of found) for (const child of pair.children) if (differing.has(child)) found.add(child);
  return found;
};

const addSchemaFindings = (groups: Groups, scope: Scope) => {
  const differing = scope.comparer.differing();
  const groupsOf = new Map([...differing].map((pair) => [pair, pair.findings.map((finding) => groups.of(finding))]));
  for (const [operation, roots] of Map.groupBy(scope.roots, ({ operation }) => operation)) {
    if (!operation) continue;
    const pairs = roots.map(({ pair }) => pair);
    for (const pair of reached(pairs, differing))
      for (const group of groupsOf.get(pair) ?? []) group.operations.add(operation);
  }
};

export type RuleSettings = Readonly<Record<string, RuleSetting>>;

const settingOf = (rule: Rule, settings: RuleSettings): RuleSetting =>
  Object.hasOwn(settings, rule.id) ? (settings[rule.id] ?? rule.severity) : rule.severity;

const changeOf = ({ observed, operations }: Group, settings: RuleSettings): Change[] => {
  const rule = diffRules.get(observed.rule);
  if (!rule) throw new Error(`no rule ${observed.rule}`);
  const severity = settingOf(rule, settings);
  if (severity === 'off') return [];
  const named = [...operations];
  return [
    {
      rule: rule.id,
      severity,
      operation: named[0],
      operations: named,
      operationCount: named.length,
      before: observed.before === undefined ? undefined : { pointer: observed.before },
      after: observed.after === undefined ? undefined : { pointer: observed.after },
      words: observed.words,
      message: sentence(observed.words),
      action: rule.action,
    },
  ];
};

/** Compares by code units, which is the same on every machine. */
const compareText = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

const addressOf = ({ operation }: Change): string => (operation ? `${operation.path} ${operation.method}` : '');

const order = (left: Change, right: Change): number =>
  SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity) ||
  compareText(addressOf(left), addressOf(right)) ||
  compareText(left.rule, right.rule) ||
  compareText(left.message, right.message);

/** Everything that was observed, the same difference once, the worst first. */
export const changesOf = (scope: Scope, settings: RuleSettings): Change[] => {
  const groups = new Groups();
  for (const observed of scope.observed) {
    const group = groups.of(observed);
    if (observed.operation) group.operations.add(observed.operation);
  }
  addSchemaFindings(groups, scope);
  return inOrder([...groups.all.values()].flatMap((group) => changeOf(group, settings)));
};

/** A change of the whole document, in a list when its rule is not off. */
export const changeOfDocument = (observed: Omit<Observed, 'operation'>, settings: RuleSettings): Change[] =>
  changeOf({ observed, operations: new Set() }, settings);

/** As it is told: with no more names than help a reader. */
export const told = (change: Change): Change => ({
  ...change,
  operations: change.operations.slice(0, OPERATIONS_MAX),
});

/** The keys of all operations that changes concern. */
export const touchedBy = (changes: readonly Change[]): string[] => [
  ...new Set(changes.flatMap(({ operations }) => operations.map(({ key }) => key))),
];

export const inOrder = (changes: readonly Change[]): Change[] => changes.toSorted(order);
