import { phrase } from '@portico/words';
import type { JsonObject } from '../json-value.ts';
import type { ApiModel } from '../model/api-model.ts';
import { configurationOf } from './lint-configuration.ts';
import {
  gradeOf,
  type LintConfiguration,
  type LintException,
  type LintFinding,
  type LintReason,
  type LintReport,
} from './lint-report.ts';
import { LINT_RULES, type LintRule, PORTICO_RULES, REDOCLY_RULES } from './lint-rules.ts';
import { countPlaces, porticoFindings } from './portico-findings.ts';
import { type RawFinding, redoclyFindings } from './redocly-findings.ts';

export type LintOptions = {
  /** As it was written: rules see what the author sees. */
  readonly document: JsonObject;
  readonly model: ApiModel;
  /** The day exceptions are held against, `YYYY-MM-DD`. */
  readonly today: string;
  readonly configuration?: LintConfiguration;
};

const FINDINGS_MAX = 500;

/** Pointers of our own rules lead into the model's document, which for 2.0 is not the one that was written. */
const placesMatch = ({ document }: LintOptions): boolean => document.swagger === undefined;

const covers = ({ rule, pointer }: LintException, finding: LintFinding): boolean =>
  rule === finding.rule &&
  (pointer === undefined ||
    finding.pointer === pointer ||
    finding.pointer.startsWith(`${pointer.replace(/\/$/, '')}/`));

const activeRules = ({ rules }: LintConfiguration): Map<string, LintRule> =>
  new Map(
    Object.entries(LINT_RULES).flatMap(([name, rule]) => {
      const wish = rules && Object.hasOwn(rules, name) ? rules[name] : undefined;
      return wish === 'off' ? [] : [[name, { ...rule, severity: wish ?? rule.severity }] as const];
    }),
  );

const reasonsOf = (
  rules: ReadonlyMap<string, LintRule>,
  findings: readonly LintFinding[],
  places: ReturnType<typeof countPlaces>,
): LintReason[] => {
  const whole = rules.values().reduce((sum, { weight }) => sum + weight, 0);
  const counts = Map.groupBy(findings, ({ rule }) => rule);
  return [...rules]
    .flatMap(([rule, { severity, category, title, weight, per }]): LintReason[] => {
      const broken = counts.get(rule)?.length ?? 0;
      if (broken === 0) return [];
      const total = Math.max(places[per], 1);
      const share = Math.min(broken / total, 1);
      // A few errors hurt more than their share.
      const lost = ((weight * (severity === 'error' ? Math.sqrt(share) : share)) / whole) * 100;
      return [{ rule, category, title, broken, places: Math.max(total, broken), lost: Math.round(lost * 10) / 10 }];
    })
    .toSorted((a, b) => b.lost - a.lost);
};

/** Splits findings into those that count and those an exception of today covers; an exception out of date is told. */
const applyExceptions = (all: readonly LintFinding[], exceptions: readonly LintException[], today: string) => {
  const valid = exceptions.filter(({ expires }) => expires === undefined || expires >= today);
  const excepted = new Map(valid.map((exception) => [exception, 0]));
  const kept = all.filter((finding) => {
    const exception = valid.find((entry) => covers(entry, finding));
    if (exception) excepted.set(exception, (excepted.get(exception) ?? 0) + 1);
    return exception === undefined;
  });
  const expired = exceptions
    .filter((exception) => !valid.includes(exception))
    .map(
      ({ rule, reason, expires, pointer }): LintFinding => ({
        rule: 'exception-expired',
        severity: 'warning',
        category: 'correctness',
        words: phrase`The exception from ${rule} ended on ${expires ?? ''}: ${reason.slice(0, 200)}`,
        pointer: pointer ?? '',
      }),
    );
  return { kept, expired, excepted: [...excepted].map(([exception, findings]) => ({ exception, findings })) };
};

/**
 * Holds a document that was read against our profile: rules of Redocly's engine and our own. Options given win over the
 * document's `x-portico-lint`. Needs the engine, which is loaded with this file: import it where it is used.
 */
export const lintDocument = async (options: LintOptions): Promise<LintReport> => {
  const { document, model, today } = options;
  const own = configurationOf(document);
  const configuration: LintConfiguration = {
    rules: { ...own.configuration.rules, ...options.configuration?.rules },
    exceptions: [...(own.configuration.exceptions ?? []), ...(options.configuration?.exceptions ?? [])],
  };
  const rules = activeRules(configuration);
  const on = (names: Readonly<Record<string, LintRule>>) => Object.keys(names).filter((name) => rules.has(name));
  const ours = new Set(on(PORTICO_RULES));
  const raw: RawFinding[] = [
    ...(await redoclyFindings(document, on(REDOCLY_RULES))),
    ...porticoFindings(model)
      .filter(({ rule }) => ours.has(rule))
      .map((finding) => (placesMatch(options) ? finding : { ...finding, pointer: '' })),
  ];
  const found = raw.flatMap((finding): LintFinding[] => {
    const rule = rules.get(finding.rule);
    return rule ? [{ ...finding, severity: rule.severity, category: rule.category }] : [];
  });
  const { kept, expired, excepted } = applyExceptions(found, configuration.exceptions ?? [], today);
  const reasons = reasonsOf(rules, kept, countPlaces(model));
  const errors = kept.filter(({ severity }) => severity === 'error').length;
  const lost = reasons.reduce((sum, reason) => sum + reason.lost, 0);
  const score = Math.max(0, Math.min(Math.round(100 - lost), errors > 0 ? 99 : 100));
  const findings = [...own.findings, ...expired, ...kept].toSorted(
    (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'),
  );
  const warnings = findings.length - errors;
  return {
    score,
    grade: gradeOf(score),
    reasons,
    findings: findings.slice(0, FINDINGS_MAX),
    errors,
    warnings,
    excepted,
  };
};
