import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EgressError } from './egress-error.ts';
import { urlBelow } from './url-below.ts';

const BASE = 'https://api.example/proxy/museum';

describe('a URL below a base', () => {
  it.each([
    ['', BASE],
    ['/', `${BASE}/`],
    ['/things?x=/../y&z=%2e%2e', `${BASE}/things?x=/../y&z=%2e%2e`],
    ['/a/../b', `${BASE}/b`],
    ['/a%2fb', `${BASE}/a%2fb`],
    ['//b', `${BASE}//b`],
    ['?a=b', `${BASE}?a=b`],
  ])('is that of %j', (path, url) => {
    expect(urlBelow(BASE, path)).toBe(url);
    expect(urlBelow(`${BASE}/`, path)).toBe(url);
  });

  it.each([
    ...[
      '/..',
      '/../../plans',
      '/%2e%2e/%2e%2e/plans',
      '/..\\..\\plans',
      '/.%2E/x',
      '/a/../../x',
      '/%2E%2e\\x',
      '\\..\\x',
    ],
    ...['-too', 'x', '@evil.example/', '.evil.example', ':8443/', '/a#b', '/../museum-too/x', '/\t../x', '/.\n./x'],
  ])('is none of %j, which leads out of it', (path) => {
    expect(() => urlBelow(BASE, path)).toThrow(EgressError);
  });

  it('is below the base, whatever the path is made of', () => {
    const pieces = fc.constantFrom(
      '/',
      '\\',
      '..',
      '.',
      '%2e',
      '%2E',
      '%2f',
      '%5c',
      '@',
      ':',
      '?',
      '#',
      'a',
      '\t',
      ';',
      '//',
      'é',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
        let url = BASE;
        try {
          url = urlBelow(BASE, parts.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(EgressError);
        }
        expect(url).toMatch(/^https:\/\/api\.example\/proxy\/museum(?:[/?]|$)/);
        expect(new URL(url).href).toBe(url);
      }),
      { numRuns: 20_000 },
    );
  });
});
