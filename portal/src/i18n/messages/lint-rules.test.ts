import { describe, expect, it } from 'vitest';
import { LINT_RULES } from '../../../../packages/openapi/src/lint/lint-rules.ts';
import { lintRules } from './lint-rules.ts';

describe('the rules of the lint profile', () => {
  it('have a title in German, all of them and no other', () => {
    expect(Object.keys(lintRules.de).sort()).toEqual(Object.keys(LINT_RULES).sort());
  });
});
