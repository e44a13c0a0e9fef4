import { Problem } from '@portico/contract';
import type { ConnectionItem, Data, Items } from '@portico/data';
import { phrase } from '@portico/words';
import { ADMINS } from './user-record.ts';

const BATCH_MAX = 100;

/**
 * Those of the admins who can act that come through a connection: they can no more from when it is off. There must be one
 * who comes another way; whoever comes through it counts again from their next sign-in, when it is on.
 */
export const adminsThrough = async ({ entities }: Data, { connectionId, adminsCounted, enabled }: ConnectionItem) => {
  const ids = enabled ? [...((await entities.places.get(ADMINS).go({ consistent: true })).data?.ids ?? [])] : [];
  const through: string[] = [];
  for (let begin = 0; begin < ids.length; begin += BATCH_MAX) {
    const keys = ids.slice(begin, begin + BATCH_MAX).map((userId) => ({ userId }));
    const { data: people } = await entities.user.get(keys).go({ consistent: true });
    through.push(...people.filter((one) => one.connectionId === connectionId).map(({ userId }) => userId));
  }
  const [kept] = ids.filter((userId) => !through.includes(userId));
  if (through.length > 0 && kept === undefined)
    throw new Problem(
      'last-admin',
      phrase`Every admin comes through this connection: make somebody an admin who signs in another way first.`,
    );
  return {
    /** For a transaction: they are none who can act any more, while there is still that other one. */
    leave: ({ places }: Items) =>
      kept === undefined || through.length === 0
        ? undefined
        : places
            .patch(ADMINS)
            .delete({ ids: through })
            .where(({ ids: all }, { contains }) => contains(all, kept))
            .commit(),
    /** The condition on the connection that nobody has become one by it meanwhile. */
    stillThose: <Attribute>(
      had: { readonly adminsCounted: Attribute },
      { eq, notExists }: { eq(a: Attribute, value: number): string; notExists(a: Attribute): string },
    ): string => (adminsCounted === undefined ? notExists(had.adminsCounted) : eq(had.adminsCounted, adminsCounted)),
  };
};
