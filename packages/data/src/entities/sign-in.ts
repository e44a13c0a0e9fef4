import { define, FIXED, model, primary, REQUIRED, TIME_TO_LIVE } from '../entity.ts';

/** How many passwords were tried for an address, whether anybody has it or not, from a device or by all strangers. */
export const passwordTries = define({
  model: model('passwordTries'),
  attributes: {
    accountId: FIXED,
    /** A device's id, or `strangers`. */
    from: FIXED,
    count: { type: 'number', required: true },
    lastAt: REQUIRED,
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['accountId'], ['from']) },
});

/** What a sign-in under way is asked next. What answering it needs is sealed with the continuation, of which nothing is here. */
export const signInStep = define({
  model: model('signInStep'),
  attributes: {
    stepId: FIXED,
    asks: REQUIRED,
    sealedState: REQUIRED,
    /** How often it was answered. */
    answers: { type: 'number', required: true },
    expiresAt: REQUIRED,
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['stepId'], []) },
});
