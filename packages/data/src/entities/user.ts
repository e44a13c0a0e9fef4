import { define, FIXED, first, model, primary, REQUIRED, TEXT } from '../entity.ts';

export const user = define({
  model: model('user'),
  attributes: { userId: FIXED, email: REQUIRED, name: REQUIRED, createdAt: FIXED, disabledAt: TEXT },
  indexes: { primary: primary(['userId'], []) },
});

/** Who a person is at an identity provider: (issuer, sub), never the e-mail address. */
export const identity = define({
  model: model('identity'),
  attributes: { issuer: FIXED, sub: FIXED, userId: FIXED },
  indexes: { primary: primary(['issuer', 'sub'], []) },
});

export const team = define({
  model: model('team'),
  attributes: { teamId: FIXED, name: REQUIRED, createdAt: FIXED },
  indexes: { primary: primary(['teamId'], []) },
});

export const membership = define({
  model: model('membership'),
  attributes: {
    userId: FIXED,
    teamId: FIXED,
    teamName: REQUIRED,
    role: { type: ['owner', 'maintainer', 'member'] as const, required: true },
  },
  indexes: { primary: primary(['userId'], ['teamId']), byTeam: first(['teamId'], ['userId']) },
});
