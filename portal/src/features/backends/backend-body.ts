import type { Backend, BackendSettings } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';

export const TARGETS_MAX = 10;
const INDEXES = Array.from({ length: TARGETS_MAX }, (_, index) => index);
export const KINDS = ['none', 'header', 'query', 'basic', 'bearer', 'oauth2', 'sigv4'] as const;
export const SLASHES = ['separate', 'keep', 'refuse'] as const;
export const CLIENT_AUTHENTICATIONS = ['basic', 'post'] as const;
export type Kind = (typeof KINDS)[number];

/** The members of each kind of auth, in the order in which they are asked for. */
const AUTH_MEMBERS = ['name', 'username', 'tokenUrl', 'clientId', 'region', 'service', 'accessKeyId'] as const;
type AuthMember = (typeof AUTH_MEMBERS)[number];
export const MEMBERS: Readonly<Record<Kind, readonly AuthMember[]>> = {
  none: [],
  header: ['name'],
  query: ['name'],
  basic: ['username'],
  bearer: [],
  oauth2: ['tokenUrl', 'clientId'],
  sigv4: ['region', 'service', 'accessKeyId'],
};

export type Field =
  | `url${number}`
  | `weight${number}`
  | AuthMember
  | 'healthCheckPath'
  | 'connectTimeoutMilliseconds'
  | 'timeoutMilliseconds'
  | 'encodedSlashes'
  | 'kind'
  | 'clientAuthentication'
  | 'scopes'
  | 'secret';
export type Values = Readonly<Record<Field, string>>;

const one = <Value extends string>(choices: readonly Value[], chosen: string, otherwise: Value): Value =>
  choices.find((choice) => choice === chosen) ?? otherwise;

export const kindOf = (text: string): Kind => one(KINDS, text, 'none');

/** A backend as its form shows it; of one that is not there yet, what it would be. */
export const valuesOf = (backend: Backend | undefined): Values => {
  const auth: Partial<Backend['auth']> = backend?.auth ?? {};
  const targets = INDEXES.flatMap((index): [Field, string][] => {
    const target = backend?.targets[index];
    return [
      [`url${index}`, target?.url ?? ''],
      [`weight${index}`, String(target?.weight ?? 1)],
    ];
  });
  return {
    ...Object.fromEntries(targets),
    ...Object.fromEntries(AUTH_MEMBERS.map((member) => [member, auth[member] ?? ''])),
    healthCheckPath: backend?.healthCheckPath ?? '',
    connectTimeoutMilliseconds: String(backend?.connectTimeoutMilliseconds ?? 3_000),
    timeoutMilliseconds: String(backend?.timeoutMilliseconds ?? 20_000),
    encodedSlashes: backend?.encodedSlashes ?? 'separate',
    kind: auth.kind ?? 'none',
    clientAuthentication: auth.clientAuthentication ?? 'basic',
    scopes: auth.scopes?.join(' ') ?? '',
    secret: '',
    // Every field is named above.
  } as Values;
};

/** What the contract asks of each field, as many addresses and the kind of auth that are chosen. */
export const schemasOf = (targets: number, kind: Kind, secretIsKept: boolean) => {
  const { url, weight } = FORM_SCHEMAS.BackendTarget;
  const { secret, ...auth } = FORM_SCHEMAS.BackendAuthSettings;
  const asked = MEMBERS[kind].map((member) => [member, { ...auth[member], required: true }] as const);
  return {
    ...FORM_SCHEMAS.BackendSettings,
    ...Object.fromEntries(
      INDEXES.slice(0, targets).flatMap((index) => [
        [`url${index}`, url],
        [`weight${index}`, weight],
      ]),
    ),
    ...Object.fromEntries(asked),
    ...(kind !== 'none' && { secret: { ...secret, required: !secretIsKept } }),
  };
};

/** Where in the body each field is. */
export const PLACES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    INDEXES.flatMap((index) => [
      [`url${index}`, `/targets/${index}/url`],
      [`weight${index}`, `/targets/${index}/weight`],
    ]),
  ),
  ...Object.fromEntries(
    [...AUTH_MEMBERS, 'kind', 'clientAuthentication', 'scopes', 'secret'].map((name) => [name, `/auth/${name}`]),
  ),
};

export const bodyOf = (typed: Values, targets: number, forwardAuthorization: boolean): BackendSettings => {
  const kind = kindOf(typed.kind);
  const { healthCheckPath, secret, scopes } = typed;
  return {
    targets: INDEXES.slice(0, targets).map((index) => ({
      url: typed[`url${index}`] ?? '',
      weight: Number(typed[`weight${index}`]),
    })),
    ...(healthCheckPath !== '' && { healthCheckPath }),
    connectTimeoutMilliseconds: Number(typed.connectTimeoutMilliseconds),
    timeoutMilliseconds: Number(typed.timeoutMilliseconds),
    encodedSlashes: one(SLASHES, typed.encodedSlashes, 'separate'),
    forwardAuthorization,
    auth: {
      kind,
      ...Object.fromEntries(MEMBERS[kind].map((member) => [member, typed[member]])),
      ...(kind === 'oauth2' && {
        clientAuthentication: one(CLIENT_AUTHENTICATIONS, typed.clientAuthentication, 'basic'),
        ...(scopes !== '' && { scopes: scopes.split(/\s+/) }),
      }),
      ...(kind !== 'none' && secret !== '' && { secret }),
    },
  };
};
