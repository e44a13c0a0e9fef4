import type { Page, Schema } from '@portico/contract';
import type { Dependencies } from './dependencies.ts';

/** The rules of plans. */
export const plans = ({ data }: Dependencies) => ({
  async list({ limit, position }: Page) {
    const page = await data.entities.plan.query.primary({ catalogue: 'all' }).go({ limit, cursor: position ?? null });
    const items = page.data
      .map(({ catalogue: _, planId, ...rest }): Schema<'Plan'> => ({ id: planId, ...rest }))
      .sort((a, b) => a.priceCentsPerMonth - b.priceCentsPerMonth);
    return { items, position: page.cursor };
  },
});
