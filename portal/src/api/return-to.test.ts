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

  // How an address leads elsewhere: what stands before a host, a host in its spellings, and what is put in between.
  const LEADS = [
    '//',
    '///',
    '////',
    '/\\',
    '\\\\',
    '\\/',
    '/.//',
    '/..//',
    '/./\\',
    '/%2f/../..//',
    'https:',
    'https:/',
    'https://',
    'http:',
    'HtTp://',
    'javascript:',
    'data:',
    'vbscript:',
    'ftp://',
    'blob:',
    '@',
    '.',
    '?',
    '#',
    ';//',
    ' //',
    '%20//',
  ];
  const HOSTS = [
    'evil.example',
    'portal.example@evil.example',
    'portal.example:x@evil.example',
    'evil%E3%80%82example',
    'evil。example',
    'xn--80ak6aa92e.example',
    '1.1',
    '0x7f000001',
    '[::1]',
    'localhost:80',
    'portal.example.evil.example',
    '%65vil.example',
  ];
  const BETWEEN = [
    '\t',
    '\n',
    '\r',
    '\0',
    '\u0000',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '\u200b',
    '%09',
    '%0a',
    '%00',
    '%5c',
    '%2f',
    '\\',
    '@',
    ';',
    '\u2215',
    '\uff0f',
  ];
  const PAYLOADS = [
    ...LEADS.flatMap((lead) => HOSTS.map((host) => lead + host)),
    ...BETWEEN.flatMap((one) => [
      `/${one}/evil.example`,
      `${one}//evil.example`,
      `/${one}evil.example`,
      `https:${one}//evil.example`,
      `/x${one}@evil.example`,
      `//evil.example/${one}/..`,
    ]),
  ];

  it('is always the portal itself, as every browser reads it, whatever is asked for', () => {
    expect(PAYLOADS.length).toBeGreaterThan(400);
    for (const asked of PAYLOADS) {
      const to = safeReturnTo(asked);
      // As it stands in a Location header, and as a page that takes it for a relative address reads it.
      for (const base of [
        'https://portal.example',
        'https://portal.example/auth/callback',
        'http://localhost:3000/sign-in',
      ])
        expect([asked, new URL(to, base).origin]).toEqual([asked, new URL(base).origin]);
      expect([asked, to]).toEqual([asked, expect.stringMatching(/^\/(?![/\\])[!-~]*$/)]);
      expect([asked, safeReturnTo(to)]).toEqual([asked, to]);
    }
  });

  it.each(['/sign-in', '/sign-in?returnTo=/x', '/auth/connection', '/auth/callback?code=x', '/api/portico/users/me'])(
    'does not loop through %s',
    (asked) => {
      expect(safeReturnTo(asked)).toBe('/');
    },
  );
});
