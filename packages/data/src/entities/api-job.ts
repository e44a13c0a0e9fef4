import { define, FIXED, model, primary, second, TEXT } from '../entity.ts';

/**
 * What an act on an API asks to be done for each of its subscribers: they are many, so a worker goes from page to page and
 * keeps where it came to. Done, it is deleted.
 */
export const apiJob = define({
  model: model('apiJob'),
  attributes: {
    jobId: FIXED,
    kind: { type: ['end'] as const, required: true, readOnly: true },
    apiId: FIXED,
    apiName: FIXED,
    /** Whose the API is, for the audit log. */
    teamId: FIXED,
    reason: TEXT,
    createdAt: FIXED,
    /** Where the next page begins; the second time through finds what an index did not show the first time. */
    position: TEXT,
    secondTime: { type: 'boolean' },
    open: { type: ['apiJob'] as const },
    dueAt: TEXT,
  },
  indexes: { primary: primary(['jobId'], []), byDue: second(['open'], ['dueAt']) },
});
