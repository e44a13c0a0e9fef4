/** What a caller would rather have than the first success (RFC 7240, as mocks read it). */
export type Preferences = { readonly status?: number; readonly example?: string };

const TOKENS = /"(?:[^"\\]|\\.)*"?|[,;=]|[^\s,;="]+/g;
const STATUS = /^[1-5]\d\d$/;
const TEXT_MAX = 2_000;

const plain = (token: string): string =>
  token.startsWith('"') ? token.replace(/"$/, '').slice(1).replaceAll(/\\(.)/g, '$1') : token;

/** `code=404, example="a name"`; of two that are called alike the first counts, what is not understood prefers nothing. */
export const preferencesIn = (header: string): Preferences => {
  const tokens = header.slice(0, TEXT_MAX).match(TOKENS) ?? [];
  const found = new Map<string, string>();
  for (const [at, token] of tokens.entries()) {
    const begins = at === 0 || /^[,;]$/.test(tokens[at - 1] ?? '');
    const name = token.toLowerCase();
    if (begins && tokens[at + 1] === '=' && !found.has(name)) found.set(name, plain(tokens[at + 2] ?? ''));
  }
  const code = found.get('code') ?? '';
  const example = found.get('example');
  return { ...(STATUS.test(code) && { status: Number(code) }), ...(example !== undefined && { example }) };
};
