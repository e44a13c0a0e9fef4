import { createHash } from 'node:crypto';
import type { Api, Guide, ReferenceOperation, ReferenceSchema } from '@portico/client';
import { environment } from '../api/environment.ts';

/** What the picture of a page says: whose it is, its name, how it is called, what it is, and its version. */
export type Card = {
  readonly over?: string | undefined;
  readonly title: string;
  readonly call?: { readonly method: string; readonly path: string } | undefined;
  readonly text?: string | undefined;
  readonly version?: string | undefined;
};

/** Raised with how it is drawn. */
const DRAWN = 1;
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

const cardOf = ({ over, title, call, text, version }: Card): Card => ({
  ...{ over: line(over), title: line(title) ?? '', text: line(firstWords(text)), version: line(version) },
  call: call && { method: line(call.method) ?? '', path: line(call.path) ?? '' },
});

type Of = Pick<Api, 'name'>;

export const apiCard = ({ name, summary }: Pick<Api, 'name' | 'summary'>, version: string | undefined) =>
  cardOf({ title: name, text: summary, version });

export const operationCard = (
  { name }: Of,
  version: string,
  { summary, method, path, description }: Pick<ReferenceOperation, 'summary' | 'method' | 'path' | 'description'>,
) => cardOf({ over: name, title: summary ?? path, call: { method, path }, text: description, version });

export const schemaCard = ({ name }: Of, version: string, { slug, schema }: Pick<ReferenceSchema, 'slug' | 'schema'>) =>
  cardOf({ over: name, title: slug, text: schema.description, version });

export const guideCard = (api: Of | undefined, { title, description }: Pick<Guide, 'title' | 'description'>) =>
  cardOf({ over: api?.name, title, text: description });

export const wordsCard = (title: string, text: string) => cardOf({ title, text });

/** One for each content, whatever page it is of. */
export const hashOf = (card: Card): string =>
  createHash('sha256')
    .update(JSON.stringify([DRAWN, card]))
    .digest('base64url')
    .slice(0, 27);

/** Where the picture of a page is; who remembers pictures by their address sees that it is another one. */
export const pictureUrl = (path: string, card: Card, asked: Readonly<Record<string, string | undefined>> = {}) => {
  const said = Object.entries({ ...asked, is: hashOf(card) }).filter(([, value]) => value !== undefined);
  return `${environment.portalUrl}/pictures${path}.png?${new URLSearchParams(said as [string, string][])}`;
};
