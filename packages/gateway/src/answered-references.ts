/** Where an API is: at its backend, and as callers know it. */
export type Place = {
  readonly backendUrl: string;
  /** What the backend was asked, which relative references start from. */
  readonly requestUrl: string;
  /** The API's address at the gateway, without a slash at its end. */
  readonly publicUrl: string;
};

/** Names that lead nowhere from outside, or into a network. */
const INSIDE = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|svc|cluster|test|invalid|arpa)\.?$/;

/** Whether a URL is one that everybody may be sent to: https, a name of the public internet, nothing hidden in it. */
const leadsToThePublic = ({ protocol, hostname, port, username, password }: URL): boolean =>
  protocol === 'https:' &&
  port === '' &&
  username === '' &&
  password === '' &&
  /[a-z]\.?$/i.test(hostname) &&
  hostname.includes('.') &&
  !INSIDE.test(hostname);

/** A dot at the end of a name says that it is whole: it is the same name without. */
const rooted = (url: URL): URL => {
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.replace(/\.$/, '');
  return url;
};

const without = (path: string): string => path.replace(/\/$/, '');

/**
 * A backend's reference as a caller may have it. What lies below the API's own backend is told as the gateway's address
 * of it; another host only where everybody may go there anyway, and only if `elsewhere`. Undefined for everything else:
 * the backend's address is not told, nobody is led around the gateway.
 */
export const publicReference = (reference: string, place: Place, elsewhere: boolean): string | undefined => {
  if (!URL.canParse(reference.trim(), place.requestUrl)) return undefined;
  const url = rooted(new URL(reference.trim(), place.requestUrl));
  const backend = rooted(new URL(place.backendUrl));
  if (url.hostname !== backend.hostname) return elsewhere && leadsToThePublic(url) ? url.href : undefined;
  const base = without(backend.pathname);
  // Behind a proxy of its own, a backend takes itself for http: the same host, each at its usual port, is the same place.
  const same = url.host === backend.host && (url.protocol === 'http:' || url.protocol === 'https:');
  if (!same || url.username || url.password || !(url.pathname === base || url.pathname.startsWith(`${base}/`)))
    return undefined;
  return place.publicUrl + url.pathname.slice(base.length) + url.search + url.hash;
};

/** What stands between quotes, or all of it where there are none; undefined where a quote is alone. */
const unquoted = (text: string): string | undefined => {
  const [, quote, inside] = /^(["'])([^"']+)["']$/.exec(text) ?? [];
  if (quote !== undefined) return text.endsWith(quote) ? inside : undefined;
  return /^[^"']+$/.test(text) ? text : undefined;
};

/** `5; url=…` with the address of the gateway; a Refresh that names none stays. */
export const publicRefresh = (value: string, place: Place): string | undefined => {
  const trimmed = value.trim();
  if (/^\d+(?:\.\d*)?$/.test(trimmed)) return value;
  const [, seconds, url = ''] = /^(\d+)(?:\.\d*)?\s*[;,]([\s\S]*)$/.exec(trimmed) ?? [];
  const [, quoted = ''] = /^\s*url\s*=([\s\S]*)$/i.exec(url) ?? [];
  const target = unquoted(quoted.trim());
  const told = target === undefined ? undefined : publicReference(target, place, true);
  return told === undefined ? undefined : `${seconds}; url=${told}`;
};

/** One link of a list: its target, and what stands after it up to the comma that is in no quotes. */
const LINK = /\s*<([^<>]*)>((?:[^",]|"(?:[^"\\]|\\.)*")*)(?:,|$)/y;

/** The links of a header (RFC 8288) that a caller may have; undefined when none is left, or it is no list of links. */
export const publicLinks = (value: string, place: Place): string | undefined => {
  const kept: string[] = [];
  let at = 0;
  while (at < value.length) {
    LINK.lastIndex = at;
    const [whole, target = '', parameters = ''] = LINK.exec(value) ?? [];
    if (whole === undefined) return undefined;
    at += whole.length;
    const told = publicReference(target, place, true);
    // An anchor is a second reference, of what the link is from.
    if (told !== undefined && !/;\s*anchor\s*\*?=/i.test(parameters)) kept.push(`<${told}>${parameters.trimEnd()}`);
  }
  return kept.length === 0 ? undefined : kept.join(', ');
};
