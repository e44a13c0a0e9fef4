import { BACKEND_ENVIRONMENTS, type BackendAuth, type BackendTarget } from '@portico/domain';
import { CustomAttributeType } from 'electrodb';
import { define, FIXED, first, model, NUMBER, primary, REQUIRED, TEXT } from '../entity.ts';

/** Where the gateway sends the calls of a version: those of live keys, or of test keys. */
export const backend = define({
  model: model('backend'),
  attributes: {
    apiId: FIXED,
    version: FIXED,
    environment: { type: BACKEND_ENVIRONMENTS, required: true, readOnly: true },
    targets: { type: CustomAttributeType<readonly BackendTarget[]>('any'), required: true },
    healthCheckPath: TEXT,
    connectTimeoutMilliseconds: NUMBER,
    timeoutMilliseconds: { type: 'number', required: true },
    /** What `%2F` in a path is; it separates where nothing is said. */
    encodedSlashes: { type: ['separate', 'keep', 'refuse'] as const },
    /** Whether an `Authorization` of the caller goes on. */
    forwardAuthorization: { type: 'boolean' },
    auth: { type: CustomAttributeType<BackendAuth>('any'), required: true },
    /** Names the secret of `auth`; another one with each that is said. */
    secretId: TEXT,
    secretSetAt: TEXT,
    secretSetBy: TEXT,
    revision: NUMBER,
  },
  indexes: { primary: primary(['apiId'], ['version', 'environment']) },
});

/**
 * A secret of a backend that is kept by Secrets Manager. `open` and `dueAt` lead an index to those that no backend has:
 * one that was kept and not taken, or that another one replaced.
 */
export const backendSecret = define({
  model: model('backendSecret'),
  attributes: { secretId: FIXED, apiId: FIXED, open: { type: ['secret'] as const }, dueAt: TEXT, createdAt: REQUIRED },
  indexes: { primary: primary(['secretId'], []), byDue: first(['open'], ['dueAt']) },
});
