import 'server-only';
import { everything, PAGE_MAX } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';

export const readApps = () =>
  load(async () => {
    const client = await userClient();
    const { teams } = await client.getCurrentUser();
    const pages = await Promise.all(
      teams.map(({ id }) => everything(client.iterateListApps({ teamId: id, limit: PAGE_MAX }))),
    );
    return pages.flat().map(({ id, name }) => ({ id, name }));
  });
