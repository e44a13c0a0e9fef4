import type { Schema } from '@portico/contract';
import type { Dependencies } from '../app.ts';

/** The rules of plans. */
export const plans = ({ data }: Dependencies) => ({
  async list(limit: number, cursor: string | undefined) {
    const page = await data.entities.plan.query.primary({ catalogue: 'all' }).go({ limit, cursor: cursor ?? null });
    const items = page.data
      .map(({ catalogue: _, planId, ...rest }): Schema<'Plan'> => ({ id: planId, ...rest }))
      .sort((a, b) => a.priceCentsPerMonth - b.priceCentsPerMonth);
    return { items, position: page.cursor };
  },
});

export type Plans = ReturnType<typeof plans>;
