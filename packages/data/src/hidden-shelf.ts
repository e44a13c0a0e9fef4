import { conditionFailed } from './conflict.ts';
import type { Data } from './connect.ts';
import type { Items } from './write-together.ts';

/**
 * Says that a team is about to hide an API, or to have one shared with it. A bound from above, raised before the API is written: when that fails, the
 * team is asked once too often, and nothing else.
 */
export const raiseHiddenShelf = async ({ entities }: Data, teamId: string, apiId: string): Promise<void> => {
  try {
    await entities.hiddenShelf
      .upsert({ teamId, newest: apiId })
      .where(({ newest }, { notExists, lt }) => `${notExists(newest)} OR ${lt(newest, apiId)}`)
      .go();
  } catch (error) {
    if (!conditionFailed(error)) throw error;
  }
};

/** For a transaction that gives a team an API which is hidden: raises its bound, where the API is newer than that. */
export const hiddenShelfRaised = async (
  { entities }: Data,
  teamId: string,
  apiId: string,
): Promise<((items: Items) => object) | undefined> => {
  const { data: had } = await entities.hiddenShelf.get({ teamId }).go({ consistent: true });
  if (had && had.newest >= apiId) return undefined;
  return ({ hiddenShelf }) =>
    hiddenShelf
      .upsert({ teamId, newest: apiId })
      .where(({ newest }, { notExists, lt }) => `${notExists(newest)} OR ${lt(newest, apiId)}`)
      .commit();
};
