import { define, FIXED, model, primary } from '../entity.ts';

/** Who has a place where only so many are given: the ids of what a holder has, or has under way, of a kind. */
export const places = define({
  model: model('places'),
  attributes: {
    holderId: FIXED,
    kind: FIXED,
    ids: { type: 'set', items: 'string' },
  },
  indexes: { primary: primary(['holderId'], ['kind']) },
});
