import type { SearchAnswer, SearchHit } from '@portico/client';
import type { Messages } from '../../i18n/messages.ts';
import { hrefOfHit, MarkedText, textOfHit } from '../../parts/search-hit.tsx';
import type { PaletteGroup, PaletteItem } from '../../ui/command-palette.tsx';
import { MethodPath } from '../../ui/method.tsx';

const OF_A_GROUP_MAX = 5;
const GROUPED = { api: 'api', operation: 'operation', schema: 'schema', field: 'schema', page: 'page' } as const;

const itemOf = (t: Messages['search'], hit: SearchHit): PaletteItem => {
  const { kind, api, method, path, of, text } = hit;
  const within = api?.name ?? t.portalGuides;
  const where = of === undefined ? within : `${t.fieldOf(of)} · ${within}`;
  return {
    // Several fields of a schema lead to one page.
    key: kind === 'field' ? `${hrefOfHit(hit)}#${textOfHit(hit.title)}` : hrefOfHit(hit),
    text: <MarkedText pieces={hit.title} />,
    note:
      method && path ? (
        <>
          <MethodPath method={method} path={textOfHit(path)} /> {where}
        </>
      ) : kind === 'api' ? (
        text && textOfHit(text)
      ) : (
        where
      ),
  };
};

/** What was found, the kind of the best first; what the API that is read has stands before all. */
export const foundGroups = (
  t: Messages['search'],
  here: SearchAnswer | undefined,
  everywhere: SearchAnswer | undefined,
): readonly PaletteGroup[] => {
  const told = new Set<string>();
  /** The first few that were not told yet. */
  const once = (hits: readonly SearchHit[]): PaletteItem[] => {
    const items = hits.map((hit) => itemOf(t, hit)).filter(({ key }) => !told.has(key));
    const few = [...new Map(items.map((item) => [item.key, item])).values()].slice(0, OF_A_GROUP_MAX);
    for (const { key } of few) told.add(key);
    return few;
  };
  const [first] = here?.items ?? [];
  const inside = first?.api ? [{ title: t.inApi(first.api.name), items: once(here?.items ?? []) }] : [];
  const kinds = Map.groupBy(everywhere?.items ?? [], ({ kind }) => GROUPED[kind]);
  return [...inside, ...[...kinds].map(([kind, hits]) => ({ title: t.kinds[kind], items: once(hits) }))];
};
