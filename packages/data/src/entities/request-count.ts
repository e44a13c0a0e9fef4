import { define, FIXED, model, primary, REQUIRED, TIME_TO_LIVE } from '../entity.ts';

/** How many requests somebody made lately, of a kind that is limited: `WindowCounts` of `domain`. */
export const requestCount = define({
  model: model('requestCount'),
  attributes: {
    /** A user's id, or a group of addresses. */
    holderId: FIXED,
    limit: FIXED,
    part: { type: 'number', required: true },
    newest: { type: 'number', required: true },
    total: { type: 'number', required: true },
    /** JSON of `[part, count][]`. */
    earlier: REQUIRED,
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['holderId'], ['limit']) },
});
