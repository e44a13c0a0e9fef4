import type { Schema, Total } from '@portico/contract';
import type { ApiItem } from '@portico/data';
import { answers } from './closeness.ts';
import { excerpt, type Marked, marked } from './highlight.ts';
import type { Ranked } from './rank.ts';
import { type Asked, foundBy } from './words.ts';

export type Hit = Ranked & {
  readonly kind: Schema<'SearchKind'>;
  /** Of a page of the portal's own there is none. */
  readonly api: ApiItem | undefined;
  /** The member that answers, where a schema does not by its name. */
  readonly field: string | undefined;
};

type Narrowing = { readonly kind?: Schema<'SearchKind'> | undefined; readonly tag?: string | undefined };

const FACETS_MAX = 20;

/** What of an API answers; a schema of which only a member does is told as that. */
export const withFields = (asked: readonly Asked[], api: ApiItem, ranked: Ranked): Hit => {
  const { record, match } = ranked;
  const named = Object.values(match).some((parts) => parts.includes('title') || parts.includes('name'));
  const well = (field: string) => {
    const words = foundBy(field);
    return (
      asked.reduce((sum, one) => sum + Math.max(0, ...words.map((word) => answers(one, word))), 0) - words.length / 100
    );
  };
  const best =
    record.kind !== 'schema' || named ? undefined : record.fields.toSorted((one, other) => well(other) - well(one))[0];
  const field = best !== undefined && well(best) > 0 ? best : undefined;
  return { ...ranked, api, field, kind: field === undefined ? record.kind : 'field' };
};

const tagsOf = ({ record, api }: Hit): readonly string[] => [
  ...new Set([...(record.tags ?? []), ...(api?.tags ?? [])]),
];

export const isOf = (hit: Hit, { kind, tag }: Narrowing): boolean =>
  (kind === undefined || hit.kind === kind) && (tag === undefined || tagsOf(hit).includes(tag));

const counted = <Value>(values: readonly Value[]) =>
  [...Map.groupBy(values, (value) => value)]
    .map(([value, of]) => ({ value, count: of.length }))
    .sort((one, other) => other.count - one.count)
    .slice(0, FACETS_MAX);

type Counted<Value> = { readonly value: Value; readonly count: number };

const presentKindCount = ({ value, count }: Counted<Schema<'SearchKind'>>): Total<Schema<'SearchKindCount'>> => ({
  value,
  count,
});

const presentTagCount = ({ value, count }: Counted<string>): Total<Schema<'SearchTagCount'>> => ({ value, count });

const presentApiCount = ({ value, count }: Counted<ApiItem>): Total<Schema<'SearchApiCount'>> => ({
  apiId: value.apiId,
  slug: value.slug,
  name: value.name,
  count,
});

const presentApi = ({ apiId, slug, name }: ApiItem): Total<Schema<'SearchApi'>> => ({ apiId, slug, name });

/** Of what was found: how much there is of each, as the rest is narrowed. Nothing that the reader may not see is in it. */
export const facetsOf = (hits: readonly Hit[], { kind, tag }: Narrowing): Total<Schema<'SearchFacets'>> => ({
  kinds: counted(hits.filter((hit) => isOf(hit, { tag })).map((hit) => hit.kind)).map(presentKindCount),
  tags: counted(hits.filter((hit) => isOf(hit, { kind })).flatMap(tagsOf)).map(presentTagCount),
  apis: counted(hits.filter((hit) => isOf(hit, { kind, tag })).flatMap(({ api }) => api ?? [])).map(presentApiCount),
});

const pieces = (of: Marked) => of.slice(0, 100);

export const presentHit = (asked: readonly Asked[], { kind, record, api, field }: Hit): Total<Schema<'SearchHit'>> => ({
  kind,
  api: api && presentApi(api),
  slug: kind === 'api' ? undefined : record.slug,
  title: pieces(marked(asked, field ?? record.title)),
  method: record.method,
  path: record.path === undefined ? undefined : pieces(marked(asked, record.path)),
  of: field === undefined ? undefined : record.title,
  text: record.text === '' ? undefined : pieces(excerpt(asked, record.text)),
  deprecated: record.deprecated,
});
