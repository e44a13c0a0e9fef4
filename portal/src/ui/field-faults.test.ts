import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { describe, expect, it } from 'vitest';
import { errorsByField, faultOf } from './field-faults.ts';

const NAME = { required: true, type: 'string', minLength: 2, maxLength: 5, pattern: '^\\S(.*\\S)?$' };
const TIMEOUT = { type: 'integer', minimum: 100, maximum: 25_000 };

describe('what is typed into a field', () => {
  it.each([
    ['', { rule: 'required' }],
    ['   ', { rule: 'required' }],
    ['a', { rule: 'short', limit: 2 }],
    ['abcdef', { rule: 'long', limit: 5 }],
    [' abc ', undefined],
    ['💚💚💚💚💚', undefined],
  ])('as a name, %j is refused as the contract refuses it', (text, fault) => {
    expect(faultOf(NAME, text)).toEqual(fault);
  });

  it.each([
    ['', undefined],
    ['99', { rule: 'small', limit: 100 }],
    ['25001', { rule: 'large', limit: 25_000 }],
    ['1.5', { rule: 'number' }],
    ['ten', { rule: 'number' }],
    ['100', undefined],
  ])('as a whole number, %j', (text, fault) => {
    expect(faultOf(TIMEOUT, text)).toEqual(fault);
  });

  it('says of what the contract has patterns for what it is, and of other patterns that characters are wrong', () => {
    expect(faultOf(FORM_SCHEMAS.SignInAddress.email, 'somebody@')).toEqual({ rule: 'mail' });
    expect(faultOf(FORM_SCHEMAS.AuthenticatorCode.code, '12345')).toEqual({ rule: 'code' });
    expect(faultOf(FORM_SCHEMAS.NewTeam.slug, 'My Team')).toEqual({ rule: 'slug' });
    expect(faultOf({ type: 'string', pattern: '^https?://' }, 'ftp://a')).toEqual({ rule: 'url' });
    expect(faultOf({ type: 'string', pattern: '^[a-z]+$' }, 'A')).toEqual({ rule: 'characters' });
    expect(faultOf({ type: 'string', enum: ['a'] }, 'b')).toEqual({ rule: 'choice' });
  });
});

describe('the errors of a problem', () => {
  it('land on the fields they point into, several on one together, and each once', () => {
    const errors = [
      { pointer: '/name', detail: 'is taken' },
      { pointer: '/tags/0', detail: 'is too long' },
      { pointer: '/tags/1', detail: 'is empty' },
      { pointer: '/tags/2', detail: 'is too long' },
      { pointer: '/a~1b', detail: 'is odd' },
    ];
    const { byField, rest } = errorsByField(errors, ['name', 'tags', 'a/b']);
    expect([...byField]).toEqual([
      ['name', 'is taken'],
      ['tags', 'is too long; is empty'],
      ['a/b', 'is odd'],
    ]);
    expect(rest).toEqual([]);
  });

  it('say what a field should be, where that is known, and nothing beside it', () => {
    const errors = ['is too short', 'Domains, like example.com.', 'is too short'].map((detail) => ({
      pointer: '/domains/0',
      detail,
    }));
    expect([...errorsByField(errors, ['domains']).byField]).toEqual([['domains', 'Domains, like example.com.']]);
  });

  it('land on a field that stands deeper in the body', () => {
    const errors = [{ pointer: '/tests/0/request/path', detail: 'must begin with a slash' }];
    const { byField } = errorsByField(errors, ['name', 'path'], { path: '/tests/0/request/path' });
    expect([...byField]).toEqual([['path', 'must begin with a slash']]);
  });

  it('that point into no field, or into the whole, are kept for the panel', () => {
    const errors = [
      { pointer: '', detail: 'is no object' },
      { pointer: '/teamId', detail: 'is unknown' },
    ];
    expect(errorsByField(errors, ['name']).rest).toEqual(errors);
  });
});
