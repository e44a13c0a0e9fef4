import { expect, it } from 'vitest';
import { missingScopes, scopeNeedsOf } from './key-scopes.ts';

it('an operation asks for the scopes of one of its security requirements, or one of its tags', () => {
  const oauth = {
    tags: ['orders'],
    security: [[{ scopes: ['read'] }, { scopes: ['list'] }], [{ scopes: [] }], [{ scopes: ['admin'] }]],
  };
  expect(scopeNeedsOf(oauth)).toEqual([['read', 'list'], ['admin']]);
  expect(scopeNeedsOf({ tags: ['orders', 'old'], security: [[{ scopes: [] }]] })).toEqual([['orders'], ['old']]);
  expect(scopeNeedsOf({ tags: [], security: [] })).toEqual([]);
});

it('a key lacks nothing where it has one way whole; else it lacks what the first asks besides', () => {
  const needs = [['read', 'list'], ['admin']];
  expect(missingScopes(['list', 'read'], needs)).toBeUndefined();
  expect(missingScopes(['admin'], needs)).toBeUndefined();
  expect(missingScopes(['read'], needs)).toEqual(['list']);
  expect(missingScopes([], needs)).toEqual(['read', 'list']);
  // What says no scope is for no key that is narrowed.
  expect(missingScopes(['read'], [])).toEqual([]);
});
