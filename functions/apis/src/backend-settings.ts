import { Problem, type Schema, type Written } from '@portico/contract';
import { type BackendItem, given } from '@portico/data';
import { type AuthFault, authFaults, authOf, type BackendAuth, isSameHolder, type SaidAuth } from '@portico/domain';
import { EgressError } from '@portico/egress/policy';
import { type Phrase, phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';

const TIMEOUT_MILLISECONDS = 20_000;
/** How long a connection may take to any backend. */
export const CONNECT_MILLISECONDS = 3_000;

const NO_AUTH: Schema<'BackendAuthSettings'> = { kind: 'none' };

type Inspecting = Pick<Dependencies, 'egress'>;
export type Settings = Pick<
  BackendItem,
  | 'targets'
  | 'healthCheckPath'
  | 'connectTimeoutMilliseconds'
  | 'timeoutMilliseconds'
  | 'encodedSlashes'
  | 'forwardAuthorization'
  | 'auth'
>;

export const invalid = (pointer: string, words: Phrase) =>
  new Problem('invalid-reference', undefined, { errors: [{ pointer, words }] });

/** A URL that is called later, refused here where the egress door would refuse it at every call. */
export const checkedUrl = ({ egress }: Inspecting, url: string, pointer: string): string => {
  try {
    const { search } = egress.inspect(url);
    if (search) throw invalid(pointer, phrase`must not have a query`);
    return url;
  } catch (error) {
    if (error instanceof EgressError) throw invalid(pointer, error.words);
    throw error;
  }
};

/** A backend as a new version has it: at one address, without auth. */
export const firstSettings = (dependencies: Inspecting, url: string, pointer: string): Settings => ({
  targets: [{ url: checkedUrl(dependencies, url, pointer), weight: 1 }],
  timeoutMilliseconds: TIMEOUT_MILLISECONDS,
  auth: { kind: 'none' },
});

const FAULTS: Readonly<Record<AuthFault['fault'], Phrase>> = {
  missing: phrase`is missing`,
  'of-another-kind': phrase`is not of this kind of auth`,
  'header-of-the-gateway': phrase`is a header that the gateway sets itself`,
};

const checkedAuth = (dependencies: Inspecting, said: SaidAuth): BackendAuth => {
  const faults = authFaults(said).map(({ member, fault }) => ({ pointer: `/auth/${member}`, words: FAULTS[fault] }));
  if (faults.length > 0) throw new Problem('invalid-reference', undefined, { errors: faults });
  if (said.tokenUrl !== undefined) checkedUrl(dependencies, said.tokenUrl, '/auth/tokenUrl');
  return authOf(said);
};

/** The settings that were said, and the secret, if one was. */
export const settingsOf = (
  dependencies: Inspecting,
  body: Schema<'BackendSettings'>,
): { readonly settings: Settings; readonly secret: string | undefined } => {
  const { auth, healthCheckPath, encodedSlashes, connectTimeoutMilliseconds, ...own } = {
    targets: body.targets.map(
      (target, index) =>
        ({
          url: checkedUrl(dependencies, target.url, `/targets/${index}/url`),
          weight: target.weight ?? 1,
        }) satisfies Written<'BackendTarget'>,
    ),
    healthCheckPath: body.healthCheckPath,
    connectTimeoutMilliseconds: body.connectTimeoutMilliseconds,
    timeoutMilliseconds: body.timeoutMilliseconds,
    encodedSlashes: body.encodedSlashes,
    forwardAuthorization: body.forwardAuthorization,
    auth: body.auth ?? NO_AUTH,
  } satisfies Written<'BackendSettings'>;
  if (own.targets.every(({ weight }) => weight === 0))
    throw invalid('/targets', phrase`leave no target with a share of the calls`);
  const { secret, ...said } = {
    kind: auth.kind,
    name: auth.name,
    username: auth.username,
    tokenUrl: auth.tokenUrl,
    clientId: auth.clientId,
    clientAuthentication: auth.clientAuthentication,
    scopes: auth.scopes,
    region: auth.region,
    service: auth.service,
    accessKeyId: auth.accessKeyId,
    secret: auth.secret,
  } satisfies Written<'BackendAuthSettings'>;
  if (secret !== undefined && said.kind === 'none') throw invalid('/auth/secret', FAULTS['of-another-kind']);
  const settings = {
    ...own,
    ...given({ healthCheckPath, encodedSlashes }),
    // That of every connection is no timer of its own.
    ...(connectTimeoutMilliseconds < CONNECT_MILLISECONDS && { connectTimeoutMilliseconds }),
    auth: checkedAuth(dependencies, said),
  };
  return { settings, secret };
};

const originsOf = ({ targets }: Settings) => new Set(targets.map(({ url }) => new URL(url).origin));

/** Whether a secret that was kept goes where it went before: who may edit does not learn it by sending it elsewhere. */
export const keepsSecret = (before: Settings, after: Settings): boolean => {
  const known = originsOf(before);
  return isSameHolder(before.auth, after.auth) && [...originsOf(after)].every((origin) => known.has(origin));
};
