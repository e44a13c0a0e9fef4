import { type Preferences, ROLES } from '@portico/domain';
import { CustomAttributeType } from 'electrodb';
import { define, FIXED, first, model, NUMBER, primary, REQUIRED, second, TEXT } from '../entity.ts';

export const user = define({
  model: model('user'),
  attributes: {
    userId: FIXED,
    /** As it is compared (`foldAddress`). */
    email: REQUIRED,
    /** Whether the identity provider says that the address is theirs. */
    emailVerified: { type: 'boolean' },
    name: REQUIRED,
    createdAt: FIXED,
    /** What their groups at the identity provider said at the last sign-in, unless an admin said otherwise. */
    role: { type: ROLES },
    /** Whether an admin gave it: then groups do not change it. */
    roleGiven: { type: 'boolean' },
    /** Since when an authenticator app is asked for, as the user pool knows too. */
    authenticatorSince: TEXT,
    /** When the newest of their passkeys was added; nothing, where they have none. */
    passkeyAddedAt: TEXT,
    /** Those that were added here, by what authenticators call them: another one was added past us. */
    passkeyIds: { type: 'set', items: 'string' },
    /** One that is being removed: whoever broke off between the user pool and here goes on when asked again. */
    passkeyLeaving: TEXT,
    disabledAt: TEXT,
    /** They are disabled, too; erased 30 days later. */
    deletedAt: TEXT,
    /** Since when they are being erased: from then on nobody restores them. */
    erasedAt: TEXT,
    lastSignInAt: TEXT,
    /** The connection they come through; nothing, of who has a password here. */
    connectionId: TEXT,
    /** When an admin had their first password mailed last. */
    invitedAt: TEXT,
    /** Sessions that began before it are over. */
    sessionsEndedAt: TEXT,
    /** But for this one. */
    sessionKept: TEXT,
    /** Notices up to this one were seen. */
    noticesSeen: TEXT,
    preferences: { type: CustomAttributeType<Preferences>('any') },
    /** Grows when what they or an admin can edit changes; what was read is the ETag of. */
    revision: NUMBER,
    /** Status and role; nobody's who did not sign in since it is kept. */
    standing: TEXT,
    /** By which people of a standing are in order: the last sign-in, or the deletion, before the first `0`; and the id. */
    place: TEXT,
  },
  indexes: {
    primary: primary(['userId'], []),
    byAddress: first(['email'], ['userId']),
    byStanding: second(['standing'], ['place']),
  },
});

/** A word of somebody's name or address. */
export const userTerm = define({
  model: model('userTerm'),
  attributes: { start: FIXED, word: FIXED, userId: FIXED },
  indexes: { primary: primary(['start'], ['word', 'userId']), byUser: first(['userId'], ['word']) },
});

/** Who a person is at an identity provider: (issuer, sub), never the e-mail address. */
export const identity = define({
  model: model('identity'),
  attributes: { issuer: FIXED, sub: FIXED, userId: FIXED },
  indexes: { primary: primary(['issuer', 'sub'], []), byUser: first(['userId'], ['sub']) },
});

export const team = define({
  model: model('team'),
  attributes: {
    teamId: FIXED,
    name: REQUIRED,
    /** One from before slugs has none. */
    slug: TEXT,
    /** How many there are: the last one stays. A team from before had one. */
    owners: { type: 'number', default: 1 },
    /** Grows when its name or slug change, or it is handed over; what was read is the ETag of. */
    revision: NUMBER,
    createdAt: FIXED,
    /** All teams are in one list. */
    directory: { type: 'string', required: true, default: 'teams' },
  },
  indexes: { primary: primary(['teamId'], []), byDirectory: first(['directory'], ['teamId']) },
});

/** Makes slugs of teams unique: written in the transaction that names the team. */
export const teamSlug = define({
  model: model('teamSlug'),
  attributes: { slug: FIXED, teamId: FIXED },
  indexes: { primary: primary(['slug'], []) },
});

export const membership = define({
  model: model('membership'),
  attributes: {
    userId: FIXED,
    teamId: FIXED,
    /** Nothing, of one from before it was kept. */
    joinedAt: TEXT,
    /** The connection whose groups gave it, which takes it again. */
    givenBy: TEXT,
    role: { type: ['owner', 'maintainer', 'member'] as const, required: true },
  },
  indexes: { primary: primary(['userId'], ['teamId']), byTeam: first(['teamId'], ['userId']) },
});
