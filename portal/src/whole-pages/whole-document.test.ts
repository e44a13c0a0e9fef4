import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { wholeDocument } from './whole-document.ts';

const NONCE = 'bm9uY2U=';
const RENDERED = `<html><head><link rel="stylesheet" href="/a.css" nonce="${NONCE}"/>
<link rel="preload" as="script" nonce="${NONCE}" href="/one.js"/>
<script src="/one.js" async="" nonce="${NONCE}"></script><script src="/old.js" noModule="" nonce="${NONCE}"></script></head>
<body><p>text</p><script nonce="${NONCE}">first("${NONCE}")</script><script nonce="${NONCE}" id="_R_">second()</script>
<script src="/two.js?a=1" async="" nonce="${NONCE}"></script></body></html>`;

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const inlineOf = (html: string) =>
  [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, text = '']) => text);

beforeEach(() => {
  vi.stubEnv('PORTICO_API_URL', 'https://api.example');
  vi.stubEnv('PORTICO_SIGN_IN_URL', 'https://sign-in.example');
  vi.stubEnv('PORTICO_UPLOADS_ORIGIN', 'https://uploads.example');
});

describe('a page for every visitor', () => {
  it('is the same however often it is rendered, and so is its policy', () => {
    const other = wholeDocument(RENDERED.replaceAll(NONCE, 'b3RoZXI='), 'b3RoZXI=', false);
    expect(wholeDocument(RENDERED, NONCE, false)).toEqual(other);
    expect(other.html).not.toContain('nonce');
  });

  it('admits exactly the scripts that stand in it, by hash, and nothing inline besides', () => {
    const { html, policy } = wholeDocument(RENDERED, NONCE, false);
    const directive = /script-src ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? [];
    const inline = inlineOf(html);
    expect(inline).toHaveLength(3);
    expect(new Set(directive)).toEqual(new Set(["'self'", "'strict-dynamic'", ...inline.map(hashOf)]));
  });

  it('leaves what it would have fetched to the one script that fetches it, old browsers left out', () => {
    const { html } = wholeDocument(RENDERED, NONCE, false);
    expect(html).not.toMatch(/<script[^>]*src=|as="script"/);
    expect(html).toContain('(["/one.js","/two.js?a=1"],false)</script></head>');
  });

  it('cannot be left by what it is made of: an address never ends the script that holds it', () => {
    const rendered = '<head><script src="/a.js?</script><script>evil()" async=""></script></head>';
    expect(inlineOf(wholeDocument(rendered, NONCE, false).html).join()).not.toMatch(/^evil/);
  });
});
