import { everything, PAGE_MAX } from './everything.ts';
import { load } from './failure.ts';
import { clientFor, readSession } from './session.ts';

/** The plans of an API: its own and the portal's, the cheapest first. */
export const readPlans = async (apiId: string) =>
  load(async () => {
    const client = clientFor(await readSession());
    const plans = await everything(client.iterateListPlans({ apiId, limit: PAGE_MAX }));
    return plans.sort((one, other) => one.priceCentsPerMonth - other.priceCentsPerMonth);
  });
