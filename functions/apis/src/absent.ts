import { Problem } from '@portico/contract';
import { type Data, findDeletedApi, maySee } from '@portico/data';
import type { Principal } from '@portico/domain';

/** Why an API is not there: that it was deleted, only who saw it is told. */
export const absent = async (data: Data, principal: Principal | undefined, reference: string): Promise<Problem> => {
  const left = await findDeletedApi(data, reference);
  return new Problem(left && (await maySee(data, principal, left)) ? 'api-deleted' : 'not-found');
};
