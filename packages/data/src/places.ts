import { conditionFailed } from './conflict.ts';
import type { Data } from './connect.ts';
import type { Items } from './write-together.ts';

/** What a holder can have so many of; the number is a setting. */
export type Places = {
  readonly holderId: string;
  readonly kind:
    | 'apps'
    | 'keys'
    | 'try-it keys'
    | 'imports'
    | 'runs'
    | 'invitations'
    | 'admins'
    | 'tokens'
    | 'agents'
    | 'teams'
    | 'exports'
    | 'archives'
    | 'connections'
    | 'guides';
};

/** For a transaction: takes a place for what is made in it, unless all are taken; what has one keeps it. One write, so that no two take the last. */
export const takePlace = ({ places }: Items, of: Places, id: string, most: number) =>
  places
    .update(of)
    .add({ ids: [id] })
    .where(
      ({ ids }, { notExists, contains, size, escape: number }) =>
        `${notExists(ids)} OR ${contains(ids, id)} OR ${size(ids)} < ${number(most)}`,
    )
    .commit();

/** For a transaction: gives back the place of what ends in it; one that never had a place gives back none. */
export const leavePlace = ({ places }: Items, of: Places, id: string) =>
  places
    .update(of)
    .delete({ ids: [id] })
    .commit();

/** For a transaction: gives a place back, unless it is the last that is taken. One write, so that no two give the last two. */
export const leavePlaceToOthers = ({ places }: Items, of: Places, id: string) =>
  places
    .patch(of)
    .delete({ ids: [id] })
    .where(({ ids }, { contains, size, escape: number }) => `NOT ${contains(ids, id)} OR ${size(ids)} > ${number(1)}`)
    .commit();

/**
 * Takes the places back of what is over by itself — expired, finished, gone —, which nobody gave back. It is asked only
 * when all are taken, and reads no more than there are places; answers whether there is one now.
 */
export const clearPlaces = async (
  { entities: { places } }: Data,
  of: Places,
  stillThere: (ids: readonly string[]) => Promise<readonly string[]>,
): Promise<boolean> => {
  const { data } = await places.get(of).go({ consistent: true });
  const ids = [...(data?.ids ?? [])];
  const kept = new Set(await stillThere(ids));
  const over = ids.filter((id) => !kept.has(id));
  if (over.length === 0) return false;
  await places
    .patch(of)
    .delete({ ids: over })
    .go()
    .catch((error: unknown) => {
      // Somebody else cleared all of it.
      if (!conditionFailed(error)) throw error;
    });
  return true;
};
