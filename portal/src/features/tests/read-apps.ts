import 'server-only';
import { everything } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';

export const readApps = () =>
  load(async () => {
    const client = await userClient();
    const { teams } = await client.getCurrentUser();
    const pages = await Promise.all(
      teams.map(({ id }) => everything(client.iterateListApps({ teamId: id, limit: 100 }))),
    );
    return pages.flat().map(({ id, name }) => ({ id, name }));
  });
