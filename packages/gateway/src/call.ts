import type { Deprecation, ScopeNeeds } from '@portico/domain';
import type { AccessPolicies } from './access-policies.ts';
import type { GatewayBackend } from './backend-request.ts';
import type { Headers } from './headers.ts';

/** A call as it came in, with the key's app already proven. */
export type GatewayRequest = {
  readonly requestId: string;
  readonly method: string;
  /** The API as it was called: its id or slug, with a version behind `@` or without. */
  readonly apiReference: string;
  /** The path below the API as it was sent. */
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  /** The query with its `?` as it was sent, where that is known. */
  readonly rawQuery?: string | undefined;
  readonly headers: Headers;
  readonly body: Uint8Array | undefined;
  /** Whose request it is, as far as the edge could say. */
  readonly sourceIp: string;
  /** From which country it is, and with which proven certificate, as far as the edge could say. */
  readonly country?: string | undefined;
  readonly certificateSubject?: string | undefined;
  readonly appId: string;
  readonly keyId: string;
  /** What the key is for: a test key never reaches the backend of live ones. */
  readonly environment: 'live' | 'test';
  /** Where the key's calls may come from; anywhere, where it does not say. */
  readonly allowedAddresses?: readonly string[];
  /** What the key's calls are for; all, where it does not say. */
  readonly scopes?: readonly string[];
};

export type GatewayResponse = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
};

/** What the gateway knows of a version of an API that was published; `operationOf` names the operation of a path, or undefined. */
export type ApiRoute = {
  readonly apiId: string;
  readonly slug: string;
  readonly name: string;
  /** The team that owns it, whether it is for some teams only, and for which others then. */
  readonly teamId: string;
  readonly isPrivate: boolean;
  readonly shownTo?: readonly string[] | undefined;
  readonly version: string;
  /** What was said of its life; what it is at the instant of a call follows from the clock. */
  readonly status: 'published' | 'retired';
  readonly deprecation?: Deprecation | undefined;
  /** Where calls of live keys go; where calls of test keys go, if anywhere. */
  readonly live: GatewayBackend;
  readonly test?: GatewayBackend | undefined;
  /** Who may call it, beyond holding a key. */
  readonly policies: AccessPolicies;
  readonly operationOf: (method: string, path: string) => string | undefined;
  /** What an operation asks of a key that is for some scopes; nothing that could be had, where there is none. */
  readonly needsOf?: (method: string, path: string) => ScopeNeeds | undefined;
};

/** An API that was deleted: who saw it. */
export type DeletedApi = Pick<ApiRoute, 'teamId' | 'isPrivate' | 'shownTo'> & { readonly deleted: true };
