import { createHash } from 'node:crypto';
import type { Api, Appearance, Guide, PortalHome, ReferenceOperation, ReferenceSchema } from '@portico/client';
import { environment } from '../api/environment.ts';
import { inLanguage } from '../i18n/in-language.ts';
import type { Locale } from '../i18n/locale.ts';

/** What the picture of a page says: whose it is, its name, how it is called, what it is, and its version. */
export type Card = {
  readonly over?: { readonly name: string; readonly slug: string } | undefined;
  readonly title: string;
  /** How its address calls it: what is drawn where no typeface has its title. */
  readonly slug?: string | undefined;
  readonly call?: { readonly method: string; readonly path: string } | undefined;
  readonly text?: string | undefined;
  readonly version?: string | undefined;
};

/** Whose portal it is: what is the same on all pictures. */
export type PictureBrand = Pick<Appearance, 'name' | 'accent' | 'typeface' | 'logo'>;
export const brandOf = ({ name, accent, typeface, logo }: Appearance): PictureBrand => ({
  name,
  accent,
  typeface,
  logo,
});

/** Raised with how it is drawn. */
const DRAWN = 2;
const TEXT_MAX = 300;

/** Strangers' text as one line of so much: neither controls nor what turns the direction of writing. */
const line = (text: string | undefined): string | undefined =>
  text
    ?.slice(0, 2 * TEXT_MAX)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, TEXT_MAX);

/** The first paragraph of Markdown, without its signs. */
const firstWords = (text: string | undefined): string | undefined =>
  text
    ?.slice(0, 2 * TEXT_MAX)
    .trim()
    .split(/\n\n/, 1)[0]
    ?.replaceAll(/<[^<>]{0,200}>|[*`#]/g, '');

const cardOf = ({ over, title, slug, call, text, version }: Card): Card => ({
  over: over && { name: line(over.name) ?? '', slug: over.slug },
  ...{ title: line(title) ?? '', slug, text: line(firstWords(text)), version: line(version) },
  call: call && { method: line(call.method) ?? '', path: line(call.path) ?? '' },
});

type Of = Pick<Api, 'name' | 'slug'>;
const ofApi = ({ name, slug }: Of) => ({ name, slug });

export const apiCard = ({ name, slug, summary }: Pick<Api, 'name' | 'slug' | 'summary'>, version: string | undefined) =>
  cardOf({ title: name, slug, text: summary, version });

export const operationCard = (
  api: Of,
  version: string,
  {
    slug,
    summary,
    method,
    path,
    description,
  }: Pick<ReferenceOperation, 'slug' | 'summary' | 'method' | 'path' | 'description'>,
) => cardOf({ over: ofApi(api), title: summary ?? path, slug, call: { method, path }, text: description, version });

export const schemaCard = (api: Of, version: string, { slug, schema }: Pick<ReferenceSchema, 'slug' | 'schema'>) =>
  cardOf({ over: ofApi(api), title: slug, text: schema.description, version });

export const guideCard = (
  api: Of | undefined,
  { title, slug, description }: Pick<Guide, 'title' | 'slug' | 'description'>,
) => cardOf({ over: api && ofApi(api), title, slug, text: description });

export const wordsCard = (title: string, text: string) => cardOf({ title, text });

/** Of the first page: what admins have it say, or what it says by itself. */
export const homeCard = (
  { headline, lead }: PortalHome,
  locale: Locale,
  shipped: { readonly title: string; readonly lead: string },
) => wordsCard(headline ? inLanguage(headline, locale) : shipped.title, lead ? inLanguage(lead, locale) : shipped.lead);

/** One for each content, whatever page it is of. */
export const hashOf = (card: Card, { name, accent, typeface, logo }: PictureBrand): string =>
  createHash('sha256')
    .update(JSON.stringify([DRAWN, card, name, accent, typeface, logo?.hash]))
    .digest('base64url')
    .slice(0, 27);

/** Where the picture of a page is; who remembers pictures by their address sees that it is another one. */
export const pictureUrl = (
  path: string,
  card: Card,
  brand: PictureBrand,
  asked: Readonly<Record<string, string | undefined>> = {},
) => {
  const said = Object.entries({ ...asked, is: hashOf(card, brand) }).filter(([, value]) => value !== undefined);
  return `${environment.portalUrl}/pictures${path}.png?${new URLSearchParams(said as [string, string][])}`;
};
