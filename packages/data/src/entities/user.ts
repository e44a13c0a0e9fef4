import { define, FIXED, first, model, NUMBER, primary, REQUIRED, TEXT } from '../entity.ts';

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
    disabledAt: TEXT,
  },
  indexes: { primary: primary(['userId'], []), byAddress: first(['email'], ['userId']) },
});

/** Who a person is at an identity provider: (issuer, sub), never the e-mail address. */
export const identity = define({
  model: model('identity'),
  attributes: { issuer: FIXED, sub: FIXED, userId: FIXED },
  indexes: { primary: primary(['issuer', 'sub'], []) },
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
  },
  indexes: { primary: primary(['teamId'], []) },
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
    role: { type: ['owner', 'maintainer', 'member'] as const, required: true },
  },
  indexes: { primary: primary(['userId'], ['teamId']), byTeam: first(['teamId'], ['userId']) },
});
