import { createHash } from 'node:crypto';
import { hashPolicy } from '../api/security-headers.ts';
import { loadLater } from './load-later.ts';

export type WholeDocument = { readonly html: string; readonly policy: string };

const sha256 = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** Data in a script: no text of it may end the script, whatever it holds. */
const literal = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const EXTERNAL = /<script\b[^>]*?\ssrc="([^"]+)"[^>]*><\/script>/g;
const INLINE = /<script\b(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
const PRELOADED = /<link rel="preload" as="script"[^>]*>/g;

/**
 * A page that is the same for every visitor, and so is its policy: each script in it is named by its hash instead of a
 * nonce, and the external ones, which only a nonce could admit, are fetched by one of those (see `loadLater`).
 */
export const wholeDocument = (rendered: string, nonce: string, atOnce: boolean): WholeDocument => {
  const plain = rendered.replaceAll(` nonce="${nonce}"`, '').replaceAll(nonce, '');
  const sources = [...plain.matchAll(EXTERNAL)]
    .filter(([tag]) => !/\snomodule\b/i.test(tag))
    .map(([, source]) => source ?? '');
  const loader = `<script>(${loadLater.toString()})(${literal(sources)},${atOnce})</script>`;
  const html = plain
    .replaceAll(EXTERNAL, '')
    .replaceAll(PRELOADED, '')
    .replace('</head>', () => `${loader}</head>`);
  return { html, policy: hashPolicy([...html.matchAll(INLINE)].map(([, text]) => sha256(text ?? ''))) };
};
