import { Entity } from 'electrodb';
import { first, fixed, model, primary, required, text, timeToLive } from '../entity.ts';

export const plan = new Entity({
  model: model('plan'),
  attributes: {
    catalogue: { type: 'string', default: 'all', readOnly: true, required: true },
    planId: fixed,
    name: required,
    summary: required,
    requestsPerSecond: { type: 'number', required: true },
    burst: { type: 'number', required: true },
    requestsPerMonth: { type: 'number', required: true },
    priceCentsPerMonth: { type: 'number', required: true },
  },
  indexes: { primary: primary(['catalogue'], ['planId']) },
});

export const app = new Entity({
  model: model('app'),
  attributes: { appId: fixed, teamId: fixed, name: required, description: text, createdAt: fixed },
  indexes: { primary: primary(['appId'], []), byTeam: first(['teamId'], ['appId']) },
});

/** At most one subscription of an app to an API; a cancelled one is written over by the next. */
export const subscription = new Entity({
  model: model('subscription'),
  attributes: {
    appId: fixed,
    apiId: fixed,
    subscriptionId: required,
    apiSlug: required,
    apiName: required,
    planId: required,
    status: { type: ['pending', 'active', 'suspended', 'cancelled'] as const, required: true },
    createdAt: required,
  },
  indexes: { primary: primary(['appId'], ['apiId']), bySubscription: first(['subscriptionId'], []) },
});

/** A credential of an app; only the hash of the secret is kept. Keys for trying out and for test runs are not listed. */
export const apiKey = new Entity({
  model: model('apiKey'),
  attributes: {
    keyId: fixed,
    appId: fixed,
    purpose: { type: ['app', 'try-it', 'test-run'] as const, required: true, readOnly: true },
    name: required,
    environment: { type: ['live', 'test'] as const, required: true },
    hash: fixed,
    prefix: required,
    lastFour: required,
    createdAt: fixed,
    expiresAt: text,
    revokedAt: text,
    expiresAtSeconds: timeToLive,
  },
  indexes: { primary: primary(['keyId'], []), byApp: first(['appId', 'purpose'], ['keyId']) },
});

/** Calls a subscription has used in a month, leased to gateway instances in portions. */
export const quota = new Entity({
  model: model('quota'),
  attributes: {
    appId: fixed,
    apiId: fixed,
    month: fixed,
    used: { type: 'number', required: true },
    expiresAtSeconds: timeToLive,
  },
  indexes: { primary: primary(['appId', 'apiId'], ['month']) },
});
