import type { SearchKind } from '@portico/client';

export const KINDS = ['api', 'operation', 'schema', 'field', 'page'] as const satisfies readonly SearchKind[];
export const FILTERS = ['kind', 'api', 'tag'] as const;
export type Filter = (typeof FILTERS)[number];

/** What an address asks to be searched for; `q` is absent where nothing is asked yet. */
export type Asked = {
  readonly q: string | undefined;
  readonly kind: SearchKind | undefined;
  readonly api: string | undefined;
  readonly tag: string | undefined;
};

const API = /^(?=.{3,40}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What nobody can ask for is not asked for. */
export const askedOf = (asked: (name: string) => string | undefined): Asked => {
  const api = asked('api');
  return {
    q: asked('q')?.slice(0, 200),
    kind: KINDS.find((kind) => kind === asked('kind')),
    api: api !== undefined && API.test(api) ? api : undefined,
    tag: asked('tag')?.slice(0, 200),
  };
};

/** The address of the same search, narrowed otherwise. */
export const hrefOf = (asked: Asked): string => {
  const said = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return said.length === 0 ? '/search' : `/search?${new URLSearchParams(said)}`;
};
