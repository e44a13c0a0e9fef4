import { describe, expect, it } from 'vitest';
import { safeReturnTo } from './return-to.ts';

describe('where sign-in returns to', () => {
  it('keeps a path of the portal with its query and fragment', () => {
    expect(safeReturnTo('/apis/museum/reference?version=1.2.1#/Events/list')).toBe(
      '/apis/museum/reference?version=1.2.1#/Events/list',
    );
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' /apps',
    'javascript:alert(1)',
    'data:text/html,x',
    'evil.example',
    '@evil.example',
    `/${'a'.repeat(3000)}`,
    `/${'é'.repeat(1900)}`,
    '',
  ])('refuses %j', (asked) => {
    expect(safeReturnTo(asked)).toBe('/');
  });

  it.each(['/sign-in', '/sign-in?returnTo=/x', '/auth/connection', '/auth/callback?code=x', '/api/portico/users/me'])(
    'does not loop through %s',
    (asked) => {
      expect(safeReturnTo(asked)).toBe('/');
    },
  );
});
