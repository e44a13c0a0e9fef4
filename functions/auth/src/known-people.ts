import type { Data, UserItem } from '@portico/data';
import { ID_PREFIXES } from '@portico/domain';

/** More people than this are read anew. */
const KNOWN_MAX = 5000;

/** Who somebody is, asked for many entries of the same few people. */
export const knownPeople = ({ entities: { user } }: Data) => {
  const known = new Map<string, UserItem | undefined>();
  return async (ids: readonly string[]): Promise<ReadonlyMap<string, UserItem | undefined>> => {
    if (known.size > KNOWN_MAX) known.clear();
    const unknown = [...new Set(ids)].filter((id) => id.startsWith(`${ID_PREFIXES.user}_`) && !known.has(id));
    const found = unknown.length > 0 ? (await user.get(unknown.map((userId) => ({ userId }))).go()).data : [];
    for (const id of unknown) known.set(id, undefined);
    for (const item of found) known.set(item.userId, item);
    return known;
  };
};

export type KnownPeople = ReturnType<typeof knownPeople>;
