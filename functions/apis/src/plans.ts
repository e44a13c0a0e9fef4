import type { Page } from '@portico/contract';
import type { Dependencies } from './dependencies.ts';
import { presentPlan } from './present.ts';

/** The rules of plans. */
export const plans = ({ data }: Dependencies) => ({
  async list({ limit, position }: Page) {
    const page = await data.entities.plan.query.primary({ catalogue: 'all' }).go({ limit, cursor: position ?? null });
    const items = page.data.map(presentPlan).sort((a, b) => a.priceCentsPerMonth - b.priceCentsPerMonth);
    return { items, position: page.cursor };
  },
});
