import { type BackendSecrets, type Data, unlessRefused } from '@portico/data';

export type RemoveSecretsDependencies = {
  readonly data: Data;
  readonly now: () => Date;
  readonly secrets: Pick<BackendSecrets, 'remove'>;
};

/** More of them are left to the next pass: Secrets Manager takes 50 a second of an account. */
const DUE_MAX = 50;

/** One pass over secrets that no backend has: replaced ones, and those that were kept and never taken. */
export const removeSecrets = ({ data, now, secrets }: RemoveSecretsDependencies) => {
  const { backendSecret } = data.entities;
  return async (): Promise<number> => {
    const due = await backendSecret.query
      .byDue({ open: 'secret' })
      .lte({ dueAt: now().toISOString() })
      .go({ limit: DUE_MAX });
    const removed = await Promise.all(
      due.data.map(async ({ secretId, dueAt = '' }) => {
        // Its index is a little late: what a backend took meanwhile stays.
        const left = (await backendSecret.get({ secretId }).go({ consistent: true })).data;
        if (left?.dueAt !== dueAt) return undefined;
        await secrets.remove(secretId);
        return unlessRefused(
          backendSecret
            .delete({ secretId })
            .where((had, { eq }) => eq(had.dueAt, dueAt))
            .go(),
        );
      }),
    );
    return removed.filter((one) => one !== undefined).length;
  };
};
