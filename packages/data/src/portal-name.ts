import { SHIPPED_NAME } from '@portico/domain';
import type { Data } from './connect.ts';

/** What the portal is called, for mails and whatever else names it outside its pages. */
export const portalName = async ({ entities }: Pick<Data, 'entities'>): Promise<string> =>
  (await entities.appearance.get({ holderId: 'portal', state: 'now' }).go()).data?.look.name ?? SHIPPED_NAME;
