import type { Cursors, Route } from '@portico/http';
import type { Plans } from '../services/plans.ts';

export const listPlans =
  (plans: Plans, cursors: Cursors): Route<'listPlans'> =>
  async ({ query }) => {
    const binding = 'plans';
    const { items, position } = await plans.list(query.limit, await cursors.open(query.cursor, binding));
    return {
      status: 200,
      body: { items, ...(await cursors.seal(position, binding)) },
      headers: { 'Cache-Control': 'public, max-age=10' },
    };
  };
