import { conditionFailed } from './conflict.ts';
import type { Data } from './connect.ts';

/**
 * Says that a team is about to hide an API. A bound from above, raised before the API is written: when that fails, the
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
