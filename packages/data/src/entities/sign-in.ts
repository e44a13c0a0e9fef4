import { define, FIXED, first, model, NUMBER, primary, REQUIRED, second, TEXT, TIME_TO_LIVE } from '../entity.ts';

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
    /** Of a link: to whom it is mailed, and in which language; nothing, where nobody has the address. */
    mailTo: TEXT,
    language: { type: ['en', 'de'] as const },
    /** How often it was answered. */
    answers: { type: 'number', required: true },
    expiresAt: REQUIRED,
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['stepId'], []) },
});

/**
 * An access token that a program asked for, until somebody decides and it is fetched. Whoever fetches it shows what the
 * challenge is of; of the code for people, and of the one that a browser brings, only hashes are here.
 */
export const deviceAuthorization = define({
  model: model('deviceAuthorization'),
  attributes: {
    /** A keyed hash of the code that people type. */
    codeHash: FIXED,
    /** The token it leads to. */
    tokenId: FIXED,
    name: FIXED,
    scopes: { type: 'list', items: { type: 'string' }, required: true },
    challenge: FIXED,
    /** Where the program waits, on the machine of the browser; and what it is told with the code. */
    port: NUMBER,
    state: TEXT,
    askedFrom: FIXED,
    createdAt: FIXED,
    status: { type: ['pending', 'approved', 'refused'] as const, required: true },
    /** Who decided. */
    userId: TEXT,
    /** Of the code that the browser brings. */
    redirectHash: TEXT,
    /** How long is to be waited between two questions, and when the last one came. */
    intervalSeconds: { type: 'number', required: true },
    polledAt: TEXT,
    expiresAt: FIXED,
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['codeHash'], []) },
});

/** Who may make an account; nobody, where it was never said. */
export const signUpSettings = define({
  model: model('signUpSettings'),
  attributes: {
    settingsId: FIXED,
    mode: { type: ['off', 'invitation', 'domain', 'approval', 'open'] as const, required: true },
    domains: { type: 'list', items: { type: 'string' } },
    revision: NUMBER,
  },
  indexes: { primary: primary(['settingsId'], []) },
});

/** Somebody who proved an address and waits to be let in; as long as it is there, they are not. */
export const signUpRequest = define({
  model: model('signUpRequest'),
  attributes: {
    accountId: FIXED,
    requestId: FIXED,
    email: FIXED,
    name: REQUIRED,
    createdAt: FIXED,
    /** All who wait are in one list. */
    waiting: { type: 'string', required: true, default: 'yes' },
  },
  indexes: {
    primary: primary(['accountId'], []),
    byWaiting: first(['waiting'], ['requestId']),
    byRequest: second(['requestId'], []),
  },
});

/** A code that stands in for a second factor, once. */
export const recoveryCode = define({
  model: model('recoveryCode'),
  attributes: { userId: FIXED, hash: FIXED },
  indexes: { primary: primary(['userId'], ['hash']) },
});
