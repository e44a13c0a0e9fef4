import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { oasdiffCases } from '../../test/oasdiff/cases.ts';
import { oasdiffChecks } from '../../test/oasdiff/checks.ts';
import { rulesMarkdown } from '../../test/oasdiff/rules-markdown.ts';
import { diffDocuments } from './diff-documents.ts';
import { diffRules } from './rules.ts';

/** What comes with any breaking change, or with a component, besides what a case is about. */
const BESIDES = /^(version-|component-schema-)/;
/** Lists of names that differ both ways are two findings, and a version is judged beside the change that broke. */
const TWO_FINDINGS = /-dependent-required-changed$|-version-/;

describe('the checks of oasdiff', () => {
  it('have a case each, and no case is of a check that does not exist', () => {
    const covered = new Set(oasdiffCases.map(({ check }) => check));
    expect([...oasdiffChecks.keys()].filter((check) => !covered.has(check))).toEqual([]);
    expect([...covered].filter((check) => !oasdiffChecks.has(check))).toEqual([]);
  });

  it.each(oasdiffCases.filter(({ rule }) => rule !== undefined).map((one) => [one.check, one.rule, one] as const))(
    '%s is found as %s and as nothing else',
    (check, rule, { before, after, options }) => {
      const { changes } = diffDocuments(before, after, options);
      const found = changes.filter((change) => change.rule === rule || !BESIDES.test(change.rule));
      expect(found.map((change) => change.rule)).toContain(rule);
      if (!TWO_FINDINGS.test(check)) expect(found).toHaveLength(1);
      for (const change of found) {
        expect(change.severity).toBe(diffRules.get(change.rule)?.severity);
        expect(change.before ?? change.after).toBeDefined();
      }
    },
  );

  it.each(oasdiffCases.filter(({ rule }) => rule === undefined).map((one) => [one.check, one.reason, one] as const))(
    '%s does not apply: %s',
    (_, reason, { before, after, options }) => {
      expect(reason).toMatch(/\w+ \w+/);
      expect(diffDocuments(before, after, options).changes).toEqual([]);
    },
  );

  it('stand beside our rules in RULES.md, which is as the tables say', () => {
    const file = new URL('RULES.md', import.meta.url);
    if (process.env.UPDATE_RULES) writeFileSync(file, rulesMarkdown());
    expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(rulesMarkdown());
  });
});
