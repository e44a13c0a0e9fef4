import { Entity } from 'electrodb';
import { first, fixed, model, primary, required, text } from '../entity.ts';

export const user = new Entity({
  model: model('user'),
  attributes: { userId: fixed, email: required, name: required, createdAt: fixed, disabledAt: text },
  indexes: { primary: primary(['userId'], []) },
});

/** Who a person is at an identity provider: (issuer, sub), never the e-mail address. */
export const identity = new Entity({
  model: model('identity'),
  attributes: { issuer: fixed, sub: fixed, userId: fixed },
  indexes: { primary: primary(['issuer', 'sub'], []) },
});

export const team = new Entity({
  model: model('team'),
  attributes: { teamId: fixed, name: required, createdAt: fixed },
  indexes: { primary: primary(['teamId'], []) },
});

export const membership = new Entity({
  model: model('membership'),
  attributes: {
    userId: fixed,
    teamId: fixed,
    teamName: required,
    role: { type: ['owner', 'maintainer', 'member'] as const, required: true },
  },
  indexes: { primary: primary(['userId'], ['teamId']), byTeam: first(['teamId'], ['userId']) },
});
