/** Schemes by which editors that speak the protocol are opened: they are from before RFC 8252 asked for a name with dots. */
const EDITORS = ['cursor:', 'vscode:', 'vscode-insiders:', 'windsurf:', 'zed:'];
const LOOPBACKS = ['127.0.0.1', '[::1]', 'localhost'];
/** A scheme of an application's own is a domain name backwards (RFC 8252 7.1). */
const PRIVATE = /^[a-z][a-z0-9+-]*\.[a-z0-9.+-]+:$/;

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

export const isLoopback = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && LOOPBACKS.includes(hostname);

/** Where a code may be brought at all; the very text is compared, so what reads as another one than it is has no place. */
export const isRedirectUri = (text: string): boolean => {
  const url = parsed(text);
  // A fragment is not sent, and what is before an `@` is no host (RFC 6749 3.1.2).
  if (!url || text.includes('#') || url.username !== '' || url.password !== '' || !/^[!-~]+$/.test(text)) return false;
  if (text.includes('\\')) return false;
  return url.protocol === 'https:' || isLoopback(url) || EDITORS.includes(url.protocol) || PRIVATE.test(url.protocol);
};

/** The letters of an address on one's own machine, but for the port; nothing of any other address. */
const withoutPort = (text: string): string | undefined => {
  const [, host, rest] = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(?::\d{1,5})?((?:[/?].*)?)$/.exec(text) ?? [];
  return host === undefined ? undefined : host + rest;
};

/** Whether a client said that it waits here: to the letter, but for the port of its own machine (RFC 8252 7.3). */
export const isSaid = (asked: string, said: readonly string[]): boolean => {
  if (!isRedirectUri(asked)) return false;
  if (said.includes(asked)) return true;
  const own = withoutPort(asked);
  return own !== undefined && said.some((one) => withoutPort(one) === own);
};

/** Who gets what is brought there, as people read it. */
export const hostIn = (text: string): string => {
  const url = parsed(text);
  return url ? url.host || url.protocol : text;
};
