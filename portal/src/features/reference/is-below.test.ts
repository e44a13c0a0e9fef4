import { expect, it } from 'vitest';
import { isBelow } from './is-below.ts';

const BASE = 'https://api.example/proxy/museum';

it('a call of the console is its API’s while it stays below that', () => {
  for (const path of ['', '/', '/things', '/a/../b', '?a=/../x', '/a%2fb'])
    expect(isBelow(BASE + path, BASE), path).toBe(true);
});

it('a call that climbs out, or is of another API or host, is none, and gets no key', () => {
  for (const path of ['/..', '/../other/x', '/%2e%2e/other', '/..\\other', '-too/x', '@evil.example/', '.evil.example'])
    expect(isBelow(BASE + path, BASE), path).toBe(false);
  for (const url of ['https://evil.example/proxy/museum/x', 'http://api.example/proxy/museum/x', '/proxy/museum/x', ''])
    expect(isBelow(url, BASE), url).toBe(false);
});
