import { describe, expect, it } from 'vitest';
import { COMMON_PASSWORDS } from './generated/common-passwords.ts';
import { passwordFaults, readCommon } from './password.ts';

const common = readCommon(COMMON_PASSWORDS);

describe('a new password', () => {
  it.each([
    ['Aa1!aa', ['short']],
    ['AB1!CDEF', ['small']],
    ['ab1!cdef', ['capital']],
    ['Abc!defg', ['digit']],
    ['Abc1defg', ['sign']],
    ['', ['short', 'small', 'capital', 'digit', 'sign']],
    [' Abc1!defg', ['edges']],
    // Cognito takes none of these for a sign.
    ['Abc1defg€', ['sign']],
  ])('%j lacks %j', (password, faults) => expect(passwordFaults(password, common)).toEqual(faults));

  it.each(['Abc1!defg', 'Correct-horse-7', 'Portico-demo-1', 'Two words 1'])('%s is taken', (password) =>
    expect(passwordFaults(password, common)).toEqual([]),
  );

  it.each([
    'Password1!',
    'P@ssw0rd',
    'Pa$$w0rd2026',
    'Qwerty123!',
    '!!Dragon99',
    'Letmein1.',
    'ILOVEYOU1!a'.slice(0, 10),
  ])('%s is one of the commonest, whatever is put around it or stands for its letters', (password) =>
    expect(passwordFaults(password, common)).toContain('common'),
  );

  it('is held against ten thousand', () => expect(common.size).toBe(10_000));
});
