import { type Phrase, phrase } from '@portico/words';
import { isList, isObject, type JsonValue, joinPointer, member, textOf } from '../json-value.ts';
import type { LintConfiguration, LintException, LintFinding, LintSeverity } from './lint-report.ts';
import { LINT_RULES } from './lint-rules.ts';

/** Where a document says how it wants to be linted. */
export const EXTENSION = 'x-portico-lint';

type Read = { readonly configuration: LintConfiguration; readonly findings: readonly LintFinding[] };

const odd = (pointer: string, words: Phrase): LintFinding => ({
  rule: 'lint-configuration',
  severity: 'warning',
  category: 'correctness',
  words,
  pointer,
});

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const exceptionOf = (raw: JsonValue, at: string): LintException | LintFinding => {
  const rule = textOf(raw, 'rule');
  const reason = textOf(raw, 'reason');
  const pointer = textOf(raw, 'pointer');
  const expires = textOf(raw, 'expires');
  if (rule === undefined || !Object.hasOwn(LINT_RULES, rule))
    return odd(at, phrase`An exception needs the name of a rule.`);
  if (reason === undefined || reason.trim() === '') return odd(at, phrase`An exception needs a reason.`);
  if (expires !== undefined && !isDay(expires)) return odd(at, phrase`"expires" is a day: YYYY-MM-DD.`);
  return {
    rule,
    reason,
    ...(pointer === undefined ? {} : { pointer: pointer.replace(/^#/, '') }),
    ...(expires === undefined ? {} : { expires }),
  };
};

/** The settings in a document's `x-portico-lint`; what cannot be used is a finding. */
export const configurationOf = (document: JsonValue): Read => {
  const raw = member(document, EXTENSION);
  const findings: LintFinding[] = [];
  if (raw === undefined) return { configuration: {}, findings };
  const rules: Record<string, LintSeverity | 'off'> = {};
  const given = member(raw, 'rules');
  for (const [name, value] of isObject(given) ? Object.entries(given) : []) {
    const at = joinPointer('', EXTENSION, 'rules', name);
    if (!Object.hasOwn(LINT_RULES, name))
      findings.push(odd(at, phrase`There is no rule ${JSON.stringify(name.slice(0, 80))}.`));
    else if (value === 'error' || value === 'warning' || value === 'off') rules[name] = value;
    else findings.push(odd(at, phrase`A rule is "error", "warning" or "off".`));
  }
  const listed = member(raw, 'exceptions');
  const exceptions: LintException[] = [];
  for (const [index, entry] of (isList(listed) ? listed : []).entries()) {
    const read = exceptionOf(entry, joinPointer('', EXTENSION, 'exceptions', index));
    if ('severity' in read) findings.push(read);
    else exceptions.push(read);
  }
  return { configuration: { rules, exceptions }, findings };
};
