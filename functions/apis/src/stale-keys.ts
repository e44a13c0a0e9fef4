import type { Page, Schema, Total } from '@portico/contract';
import { type ApiKeyItem, teamNames } from '@portico/data';
import { isStaleKey, KEY_SHARDS } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';
import { presentKey } from './present.ts';

/** Keys of the whole deployment that nobody seems to need, the longest first: for admins. */
export const staleKeys = ({ data, now }: Pick<Dependencies, 'data' | 'now'>) => {
  const { apiKey, app } = data.entities;
  /** After every place there is so far. */
  const ended = '~';

  const presented = async (items: readonly ApiKeyItem[]): Promise<readonly Total<Schema<'StaleKey'>>[]> => {
    if (items.length === 0) return [];
    const { data: apps } = await app
      .get([...new Set(items.map(({ appId }) => appId))].map((appId) => ({ appId })))
      .go();
    const known = new Map(apps.map((one) => [one.appId, one]));
    const names = await teamNames(
      data,
      apps.map(({ teamId }) => teamId),
    );
    return items.flatMap((item) => {
      const its = known.get(item.appId);
      if (!its) return [];
      const { name: appName, teamId } = its;
      return [{ key: presentKey(item, now()), appName, teamId, teamName: names.get(teamId) ?? teamId }];
    });
  };

  return {
    /** A page is merged of one of each shard; what expired meanwhile is left out, so that one may hold less. */
    async list({ limit, position = '' }: Page) {
      const at = now();
      const pages = await Promise.all(
        KEY_SHARDS.map((watched) =>
          apiKey.query
            .byStaleness({ watched })
            .between({ staleAt: position }, { staleAt: `${at.toISOString()}${ended}` })
            .go({ limit: limit + 1 }),
        ),
      );
      const found = pages
        .flatMap((page) => page.data)
        .filter(({ staleAt = '' }) => staleAt > position)
        .sort((one, other) => ((one.staleAt ?? '') < (other.staleAt ?? '') ? -1 : 1));
      const shown = found.slice(0, limit);
      const more = found.length > shown.length;
      return {
        items: await presented(shown.filter((item) => isStaleKey(item, at))),
        position: more ? shown.at(-1)?.staleAt : undefined,
      };
    },
  };
};
