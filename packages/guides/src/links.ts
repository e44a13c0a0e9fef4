import { GUIDE_SLUG } from './front-matter.ts';

const HERE = 'https://portal.invalid';
/** Files stand below the pages, at this address. */
const FILES = 'media/';
const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** What a link leads to: elsewhere, or a place of the portal, named where it is one that can be looked for. */
export type Target = {
  readonly href: string;
  readonly place?: { readonly kind: 'guide' | 'operation' | 'schema' | 'heading' | 'file'; readonly name: string };
};

const placeOf = ({ pathname }: URL, base: string): Target['place'] => {
  const name = (at: string) => pathname.slice(at.length);
  if (pathname.startsWith(base + FILES)) return { kind: 'file', name: name(base + FILES) };
  if (pathname.startsWith(base)) return { kind: 'guide', name: name(base) };
  const api = base.replace(/guides\/$/, '');
  if (pathname.startsWith(`${api}reference/`)) return { kind: 'operation', name: name(`${api}reference/`) };
  return pathname.startsWith(`${api}schemas/`) ? { kind: 'schema', name: name(`${api}schemas/`) } : undefined;
};

/**
 * Where a link of a page leads, as its reader's browser would say it, the page being below `base`; undefined where it leads
 * nowhere that a page may lead to. The name of a page may have the ending that its file has.
 */
export const targetOf = (link: string, base: string): Target | undefined => {
  const url = URL.parse(link, HERE + base);
  if (!url || !SCHEMES.has(url.protocol)) return undefined;
  if (url.protocol === 'mailto:' || url.origin !== HERE) return { href: url.href };
  if (url.pathname === base && url.hash !== '')
    return { href: url.hash, place: { kind: 'heading', name: url.hash.slice(1) } };
  const file = url.pathname.startsWith(base) && url.pathname.endsWith('.md');
  if (file && GUIDE_SLUG.test(url.pathname.slice(base.length, -3))) url.pathname = url.pathname.slice(0, -3);
  const place = placeOf(url, base);
  return { href: url.pathname + url.search + url.hash, ...(place && { place }) };
};
