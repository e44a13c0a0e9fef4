import type { Search } from '../../api/catalogue.ts';
import { GRADES } from '../../parts/grade-tones.ts';

/** What narrows the catalogue, each a parameter of its address. */
export const FILTERS = ['category', 'tag', 'teamId', 'access', 'lifecycle', 'grade', 'kind'] as const;
export type Filter = (typeof FILTERS)[number];
export const SORTS = ['newest', 'name', 'updated', 'grade'] as const;
export const VIEWS = ['cards', 'table'] as const;
export const ACCESSES = ['public', 'internal', 'private'] as const;
export const KINDS = ['openapi', 'asyncapi', 'graphql'] as const;
export const LIFECYCLES = ['draft', 'published', 'deprecated', 'retired'] as const;

export type CatalogueSearch = Search & { readonly view: (typeof VIEWS)[number] };

type Asked = (name: string) => string | undefined;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const TEAM = /^team_[0-9a-hjkmnp-tv-z]{26}$/;

const known = <Value extends string>(values: readonly Value[], asked: string | undefined): Value | undefined =>
  values.find((value) => value === asked);
const fitting = (pattern: RegExp, asked: string | undefined): string | undefined =>
  asked !== undefined && asked.length <= 40 && pattern.test(asked) ? asked : undefined;

/** What an address asks of the catalogue; what nobody can ask for is not asked for. */
export const searchOf = (asked: Asked): CatalogueSearch => ({
  q: asked('q')?.slice(0, 100),
  category: fitting(SLUG, asked('category')),
  tag: fitting(SLUG, asked('tag')),
  teamId: fitting(TEAM, asked('teamId')),
  access: known(ACCESSES, asked('access')),
  lifecycle: known(LIFECYCLES, asked('lifecycle')),
  grade: known(GRADES, asked('grade')),
  kind: known(KINDS, asked('kind')),
  sort: known(SORTS, asked('sort')),
  cursor: asked('cursor'),
  view: known(VIEWS, asked('view')) ?? 'cards',
});

/** The address of the catalogue narrowed so, from its first page on unless a page is said. */
export const hrefOf = ({ cursor, limit: _, ...search }: CatalogueSearch, page: { cursor?: string } = {}): string => {
  const { view, sort, ...rest } = search;
  const told = {
    ...rest,
    sort: sort === 'newest' ? undefined : sort,
    view: view === 'cards' ? undefined : view,
    ...page,
  };
  const query = new URLSearchParams(
    Object.entries(told).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''),
  );
  return query.size > 0 ? `/apis?${query}` : '/apis';
};

/** Whether it is narrowed at all. */
export const isNarrowed = (search: CatalogueSearch): boolean =>
  search.q !== undefined || FILTERS.some((name) => search[name] !== undefined);
