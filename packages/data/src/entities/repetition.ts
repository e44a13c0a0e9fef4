import { define, FIXED, model, primary, REQUIRED, TEXT, TIME_TO_LIVE } from '../entity.ts';

/** A key under which something was created, and what was answered: by hash, and sealed. Kept for a day. */
export const repetition = define({
  model: model('repetition'),
  attributes: {
    repetitionId: FIXED,
    /** Of the request the key came with. */
    fingerprint: REQUIRED,
    /** Who holds the key, until when. */
    owner: REQUIRED,
    leasedUntil: REQUIRED,
    answer: TEXT,
    expiresAt: REQUIRED,
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['repetitionId'], []) },
});
