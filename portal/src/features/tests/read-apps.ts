import 'server-only';
import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';

export const readApps = () =>
  load(async () => {
    const client = await userClient();
    const { teams } = await client.getCurrentUser();
    const pages = await Promise.all(teams.map(({ id }) => client.listApps({ teamId: id, limit: 100 })));
    return pages.flatMap(({ items }) => items.map(({ id, name }) => ({ id, name })));
  });
