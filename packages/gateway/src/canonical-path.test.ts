import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalPath, canonicalQuery, ENCODED_SLASHES } from './canonical-path.ts';

const encode = (text: string, times: number): string =>
  times === 0
    ? text
    : encode(
        [...text].map((character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
        times - 1,
      );
/** Encoded again, only what escapes would be escaped: `%2e` → `%252e`. */
const again = (text: string, times: number): string =>
  times === 0 ? text : again(text.replaceAll('%', '%25'), times - 1);

/** A segment that is two dots, alone or before its parameters. */
const CLIMBING = /(?:^|[/\\])\.\.(?:[;/\\]|$)/;
const CLIMBS = [
  '..',
  '.',
  '../',
  '..;',
  '..;x=1',
  '..\\',
  '.\\',
  '..\0',
  '\0',
  '\r\n',
  '\u007f',
  'a\\b',
  'a/../b',
  '../../etc/passwd',
];

describe('the canonical path', () => {
  it('keeps what a caller may well ask for', () => {
    const kept = {
      '': '/',
      '/': '/',
      things: '/things',
      'things/': '/things/',
      '/things/a b': '/things/a%20b',
      'things/100%25': '/things/100%25',
      'things/...': '/things/...',
      'things/.well-known': '/things/.well-known',
      'things/a;b=1': '/things/a;b=1',
      "things/a:b@c,d+e$&'()*!": "/things/a:b@c,d+e$&'()*!",
      'things/Zoë/日本': '/things/Zo%C3%AB/%E6%97%A5%E6%9C%AC',
      'things/Zo%c3%ab': '/things/Zo%C3%AB',
      'things/a%3Fb%23c': '/things/a%3Fb%23c',
      'things/%41%2d': '/things/A-',
      'things/%2541': '/things/%2541',
      'things/..hidden': '/things/..hidden',
    };
    for (const [sent, path] of Object.entries(kept)) expect(canonicalPath(sent), sent).toBe(path);
  });

  it('refuses whatever climbs, splits or hides, plain and encoded once to four times', () => {
    for (const climb of CLIMBS)
      for (let times = 0; times <= 4; times++)
        for (const spelled of [encode(climb, times), again(encode(climb, Math.min(times, 1)), Math.max(0, times - 1))])
          for (const path of [spelled, `a/${spelled}`, `a/${spelled}/b`, `${spelled}/b`])
            expect(canonicalPath(path), path).toBeUndefined();
  });

  it('takes a slash that was encoded once as the setting says, and refuses one that was encoded more often', () => {
    for (const slash of ['%2f', '%2F']) {
      expect(canonicalPath(`a${slash}b`)).toBe('/a/b');
      expect(canonicalPath(`a${slash}b`, 'keep')).toBe('/a%2Fb');
      expect(canonicalPath(`a${slash}b`, 'refuse')).toBeUndefined();
      expect(canonicalPath(`x/http:${slash}${slash}c.example/y`, 'keep')).toBe('/x/http:%2F%2Fc.example/y');
    }
    for (const slashes of ENCODED_SLASHES) {
      for (const path of ['a%252fb', 'a%252Fb', 'a%25252fb', 'a%5cb', 'a%255Cb', '..%2fb', 'a%2f..%2fb', 'a%2F%2e%2e'])
        expect(canonicalPath(path, slashes), path).toBeUndefined();
      expect(canonicalPath('a/b', slashes)).toBe('/a/b');
    }
  });

  it('refuses dots in disguise: half encoded, overlong, mixed with stray percent signs', () => {
    for (const path of [
      '%2e.',
      '.%2e',
      '%252e.',
      'a/.%252e/b',
      '%c0%ae%c0%ae',
      '%c0%af',
      '%25c0%25ae',
      'a/%zz%2f..',
      'a/%',
      'a/%e4%bd',
      '%%2f',
      '..%2f%zz',
    ])
      expect(canonicalPath(path), path).toBeUndefined();
  });

  it('refuses empty segments, so that no path names another host', () => {
    for (const path of ['//evil.example', '///evil.example', 'a//b', 'a//', '//'])
      expect(canonicalPath(path), path).toBeUndefined();
  });

  it('refuses what is longer than 4,096 characters, and text that is no Unicode', () => {
    expect(canonicalPath('a'.repeat(4097))).toBeUndefined();
    expect(canonicalPath('%41'.repeat(4096))).toBe(`/${'A'.repeat(4096)}`);
    for (const path of ['\ud800', 'a/\udc00b']) expect(canonicalPath(path)).toBeUndefined();
  });

  const slashes = fc.constantFrom(...ENCODED_SLASHES);
  const anything = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(fc.constantFrom('..', '.', '/', '%', '2e', '2f', '25', 'a', ';', '\\', '%2e', '%c0%af', ' ', '\0'), {
        maxLength: 14,
      })
      .map((parts) => parts.join('')),
  );

  it('begins with one slash, holds no climbing segment however often it is decoded, and resolves to itself below any base', () => {
    fc.assert(
      fc.property(anything, slashes, (text, setting) => {
        const path = canonicalPath(text, setting);
        fc.pre(path !== undefined);
        expect(path).toMatch(/^\/(?!\/)[!-~]*$/);
        expect(new URL(`https://backend.example/base/v1${path}`).href).toBe(`https://backend.example/base/v1${path}`);
        let decoded = path;
        for (let round = 0; round < 3; round++) {
          decoded = decoded.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
          expect(CLIMBING.test(decoded)).toBe(false);
        }
      }),
      { numRuns: 20_000 },
    );
  });

  it('is the same for the same input, and its own canonical form', () => {
    fc.assert(
      fc.property(anything, slashes, (text, setting) => {
        const path = canonicalPath(text, setting);
        expect(canonicalPath(text, setting)).toBe(path);
        if (path !== undefined) expect(canonicalPath(path, setting)).toBe(path);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('the canonical query', () => {
  it('keeps every name and value, in order, for any text, and adds no parameter', () => {
    const pair = fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 6 }), (pairs) => {
        const query = canonicalQuery(pairs);
        expect(query).toMatch(/^(?:\?[!-~]*)?$/);
        expect([...new URLSearchParams(query)]).toEqual(pairs.map((one) => one.map((text) => text.toWellFormed())));
      }),
    );
    expect(canonicalQuery([])).toBe('');
    expect(canonicalQuery([['a', '\ud800']])).toBe('?a=%EF%BF%BD');
  });
});
