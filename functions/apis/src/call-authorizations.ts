import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import { visibleApi, visibleVersion } from '@portico/data';
import { type BackendEnvironment, type Principal, remembered } from '@portico/domain';
import type { DocumentOAuth, OAuthFlowName, OAuthScheme, OAuthScope } from '@portico/openapi/oauth';
import { type Phrase, phrase } from '@portico/words';
import { discovered, type Endpoints, exchange } from './authorization-server.ts';
import { invalid } from './backend-settings.ts';
import type { Dependencies } from './dependencies.ts';
import type { VersionReference } from './versions.ts';

type Reference = VersionReference & { readonly environment: BackendEnvironment };
type Asked = Schema<'CallTokenRequest'>;
type Said = { readonly [Name in keyof Asked]?: Asked[Name] | undefined };

/** What documents say of it stays with an instance: of GitHub's, with a thousand operations, some 100 kB. */
const KEPT_MAX = 50;
const SCHEMES_MAX = 20;
const SCOPES_MAX = 500;
const NAME_MAX = 200;
const HOST_MAX = 300;
const TEXT_MAX = 2000;
const DESCRIPTION_MAX = 5000;
/** Of what no document lists, what OpenID Connect Core 1.0 §5.4 and §11 do. */
const OPENID_SCOPES = ['openid', 'profile', 'email', 'offline_access'];
const NOTHING: DocumentOAuth = { schemes: [], wantedBy: new Map() };

const presentScope = ({ name, description }: OAuthScope, required: boolean): Total<Schema<'AuthorizationScope'>> => ({
  name,
  description: description === '' ? undefined : description.slice(0, TEXT_MAX),
  required,
});

/** Those the scheme lists, and those an operation wants besides. */
const presentScopes = (listed: readonly OAuthScope[], wanted: readonly string[]) => {
  const known = new Set(listed.map(({ name }) => name));
  const others = wanted.filter((name) => !known.has(name)).map((name) => ({ name, description: '' }));
  return [...others, ...listed].slice(0, SCOPES_MAX).map((scope) => presentScope(scope, wanted.includes(scope.name)));
};

const presentFlow = (
  { flow, url, scopes }: { flow: OAuthFlowName; url: string; scopes: readonly OAuthScope[] },
  wanted: readonly string[],
): Total<Schema<'AuthorizationFlow'>> => ({
  flow,
  host: new URL(url).host.slice(0, HOST_MAX),
  scopes: presentScopes(scopes, wanted),
});

const presentScheme = (scheme: OAuthScheme, wanted: readonly string[]): Total<Schema<'AuthorizationScheme'>> => ({
  name: scheme.name,
  kind: scheme.kind,
  description: scheme.description?.slice(0, DESCRIPTION_MAX),
  flows:
    scheme.kind === 'oauth2'
      ? scheme.flows.map((flow) => presentFlow({ ...flow, url: flow.tokenUrl }, wanted))
      : [
          presentFlow(
            {
              ...{ flow: 'authorizationCode', url: scheme.url },
              scopes: OPENID_SCOPES.map((name) => ({ name, description: '' })),
            },
            [...new Set(['openid', ...wanted])],
          ),
          presentFlow({ flow: 'clientCredentials', url: scheme.url, scopes: [] }, wanted),
        ],
  // Written by the reader of documents, which knows these three.
  others: scheme.kind === 'oauth2' ? ([...scheme.others] as Schema<'AuthorizationScheme'>['others']) : [],
});

const said = (value: string | undefined, member: string): string => {
  if (value === undefined) throw invalid(`/${member}`, phrase`is missing`);
  return value;
};

/** The fields of a request for a token (RFC 6749 §4.1.3, §4.4.2 and §6; RFC 7636 §4.5). */
const fieldsOf = ({ flow, code, codeVerifier, redirectUri, renewal, scopes = [] }: Said) => {
  const scope = scopes.length > 0 ? [['scope', scopes.join(' ')] as const] : [];
  if (renewal !== undefined)
    return [
      ['grant_type', 'refresh_token'],
      ['refresh_token', renewal],
    ] as const;
  if (flow === 'clientCredentials') return [['grant_type', 'client_credentials'] as const, ...scope];
  return [
    ['grant_type', 'authorization_code'],
    ['code', said(code, 'code')],
    ['redirect_uri', said(redirectUri, 'redirectUri')],
    ['code_verifier', said(codeVerifier, 'codeVerifier')],
  ] as const;
};

/** What a call proves to the API itself, besides its key to the gateway: whose tokens it takes, and getting one. */
export const callAuthorizations = ({ data, documents, egress }: Dependencies) => {
  const oauthOf = remembered(KEPT_MAX, async (contentHash): Promise<DocumentOAuth> => {
    const { oauthOf: read } = await import('@portico/openapi/oauth');
    // The import kept a document it had read as an object.
    return read((await documents.getDocument(contentHash)) as Parameters<typeof read>[0]);
  });

  const found = async (principal: Principal, { apiId, version, environment }: Reference) => {
    const api = await visibleApi(data, principal, apiId);
    const item = api && (await visibleVersion(data, principal, api, version));
    if (!api || !item) throw new Problem('not-found');
    const key = { apiId: api.apiId, version: item.version, environment };
    const [{ data: backend }, told] = await Promise.all([
      data.entities.backend.get(key).go(),
      (item.kind ?? 'openapi') === 'openapi' ? oauthOf(item.contentHash) : NOTHING,
    ]);
    return { told, forwarded: backend?.forwardAuthorization === true };
  };

  const schemeNamed = async (principal: Principal, reference: Reference, name: string, place: string) => {
    const { told, forwarded } = await found(principal, reference);
    const refuse = (words: Phrase) => invalid(place, words);
    if (!forwarded) throw refuse(phrase`is of an API to which no Authorization goes on`);
    const scheme = told.schemes.find((one) => one.name === name);
    if (!scheme) throw refuse(phrase`is no scheme of OAuth 2.0 or OpenID Connect that the document has`);
    return scheme;
  };

  const endpointsOf = async (scheme: OAuthScheme, flow: OAuthFlowName, place: string): Promise<Endpoints> => {
    if (scheme.kind === 'openIdConnect') return discovered({ egress }, scheme.url);
    const own = scheme.flows.find((one) => one.flow === flow);
    if (!own) throw invalid(place, phrase`is no flow that the document has for this scheme`);
    return { ...own, issuer: undefined };
  };

  return {
    async get(
      principal: Principal,
      reference: Reference,
      operation: string | undefined,
    ): Promise<Total<Schema<'CallAuthorization'>>> {
      const { told, forwarded } = await found(principal, reference);
      const wanted = told.wantedBy.get(operation ?? '');
      const meant = told.schemes.filter(({ name }) => (!wanted || wanted.has(name)) && name.length <= NAME_MAX);
      return {
        declared: told.schemes.length > 0,
        forwarded,
        schemes: forwarded
          ? meant.slice(0, SCHEMES_MAX).map((scheme) => presentScheme(scheme, wanted?.get(scheme.name) ?? []))
          : [],
      };
    },

    async endpoint(
      principal: Principal,
      reference: Reference,
      name: string,
    ): Promise<Total<Schema<'AuthorizationEndpoint'>>> {
      const scheme = await schemeNamed(principal, reference, name, '/query/scheme');
      const { authorizationUrl, issuer } = await endpointsOf(scheme, 'authorizationCode', '/query/scheme');
      if (authorizationUrl === undefined)
        throw new Problem('authorization-refused', phrase`Its discovery document names no authorization endpoint.`);
      return { authorizationUrl, issuer };
    },

    /** Nothing of it is kept or logged; where it is asked, the stored document says and nobody else. */
    async exchange(principal: Principal, reference: Reference, body: Asked): Promise<Total<Schema<'CallToken'>>> {
      const asked = {
        ...{ scheme: body.scheme, flow: body.flow, clientId: body.clientId, clientSecret: body.clientSecret },
        clientAuthentication: body.clientAuthentication,
        ...{ code: body.code, codeVerifier: body.codeVerifier, redirectUri: body.redirectUri },
        ...{ renewal: body.renewal, scopes: body.scopes },
      } satisfies Written<'CallTokenRequest'>;
      const { scheme: name, flow, clientId, clientSecret: secret, clientAuthentication = 'basic', renewal } = asked;
      const scheme = await schemeNamed(principal, reference, name, '/scheme');
      const fields = fieldsOf(asked);
      if (renewal === undefined && flow === 'clientCredentials') said(secret, 'clientSecret');
      const { tokenUrl, refreshUrl } = await endpointsOf(scheme, flow, '/flow');
      const client = { clientId, secret, clientAuthentication };
      return exchange({ egress }, { tokenUrl: renewal === undefined ? tokenUrl : refreshUrl, client, fields });
    },
  };
};
