import { define, FIXED, first, model, primary, REQUIRED, second, TEXT, TIME_TO_LIVE } from '../entity.ts';

/** An open invitation of an address to a team: its id follows from both. Whoever accepts it, or revokes it, deletes it. */
export const invitation = define({
  model: model('invitation'),
  attributes: {
    invitationId: FIXED,
    teamId: FIXED,
    email: FIXED,
    role: { type: ['owner', 'maintainer', 'member'] as const, required: true },
    invitedBy: REQUIRED,
    /** What is new with each mail: the secret in its link follows from it and the deployment's. */
    round: REQUIRED,
    /** The place it takes among the open ones: another, each time it is opened anew. */
    place: REQUIRED,
    /** Of the secret in the newest mail. */
    hash: REQUIRED,
    createdAt: FIXED,
    /** When the newest mail was asked for. */
    askedAt: REQUIRED,
    mail: { type: ['sending', 'sent', 'failed'] as const, required: true },
    mailedAt: TEXT,
    expiresAt: REQUIRED,
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: {
    primary: primary(['invitationId'], []),
    byTeam: first(['teamId'], ['createdAt', 'invitationId']),
    byAddress: second(['email'], ['invitationId']),
  },
});

/** The mail of an invitation that is on its way; `dueAt` says when it is looked at. */
export const mailing = define({
  model: model('mailing'),
  attributes: {
    invitationId: FIXED,
    round: REQUIRED,
    askedAt: REQUIRED,
    holderId: REQUIRED,
    open: { type: ['mail'] as const, required: true },
    dueAt: REQUIRED,
  },
  indexes: { primary: primary(['invitationId'], []), byDue: first(['open'], ['dueAt']) },
});

/** How often something was done for a holder in an hour, where only so often is allowed. */
export const hourlyCount = define({
  model: model('hourlyCount'),
  attributes: {
    holderId: FIXED,
    kind: FIXED,
    hour: FIXED,
    count: { type: 'number', required: true },
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['holderId'], ['kind', 'hour']) },
});
