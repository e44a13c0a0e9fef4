import 'server-only';
import { everything, PAGE_MAX } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';

export const readApps = () =>
  load(async () => {
    const client = await userClient();
    const apps = await everything(client.iterateListApps({ limit: PAGE_MAX }));
    return apps.map(({ id, name }) => ({ id, name }));
  });
