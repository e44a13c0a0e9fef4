import { isObject, type JsonObject, type JsonValue, member, textOf } from '../json-value.ts';
import { DocumentReader, entriesOf } from '../model/document-reader.ts';

/** Ways to a token that people can go in a browser, and machines by themselves; OAuth 2.1 has left the others out. */
export const OAUTH_FLOWS = ['authorizationCode', 'clientCredentials'] as const;
export type OAuthFlowName = (typeof OAUTH_FLOWS)[number];
const OTHER_FLOWS = ['password', 'implicit', 'deviceAuthorization'] as const;

export type OAuthScope = { readonly name: string; readonly description: string };

export type OAuthFlow = {
  readonly flow: OAuthFlowName;
  /** Where people are sent. */
  readonly authorizationUrl: string | undefined;
  readonly tokenUrl: string;
  /** Where a token is renewed. */
  readonly refreshUrl: string;
  readonly scopes: readonly OAuthScope[];
};

export type OAuthScheme = { readonly name: string; readonly description: string | undefined } & (
  | {
      readonly kind: 'oauth2';
      readonly flows: readonly OAuthFlow[];
      /** Flows that it has besides. */
      readonly others: readonly string[];
    }
  /** `url`: of its discovery document. */
  | { readonly kind: 'openIdConnect'; readonly url: string }
);

export type DocumentOAuth = {
  readonly schemes: readonly OAuthScheme[];
  /** Scopes that an operation (`get /things`) wants, by scheme; a scheme that it does not name is not there. */
  readonly wantedBy: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
};

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];
/** RFC 6749, 3.3. */
const SCOPE = /^[!#-[\]-~]{1,200}$/;

/** An address that can be gone to as it stands: whole, by http, without anybody's credentials. */
const addressOf = (text: string | undefined): string | undefined => {
  const url = text === undefined ? undefined : URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  url.hash = '';
  return url.href;
};

const scopesOf = (flow: JsonValue | undefined): OAuthScope[] =>
  entriesOf(member(flow, 'scopes'))
    .filter(([name]) => SCOPE.test(name))
    .map(([name, description]) => ({ name, description: typeof description === 'string' ? description : '' }));

const flowOf = (flows: JsonObject, flow: OAuthFlowName): OAuthFlow[] => {
  const raw = member(flows, flow);
  const tokenUrl = addressOf(textOf(raw, 'tokenUrl'));
  const authorizationUrl = addressOf(textOf(raw, 'authorizationUrl'));
  if (tokenUrl === undefined || (flow === 'authorizationCode' && authorizationUrl === undefined)) return [];
  const refreshUrl = addressOf(textOf(raw, 'refreshUrl')) ?? tokenUrl;
  return [{ flow, authorizationUrl, tokenUrl, refreshUrl, scopes: scopesOf(raw) }];
};

const schemesOf = (reader: DocumentReader): OAuthScheme[] =>
  [...reader.schemes().values()].flatMap((scheme): OAuthScheme[] => {
    const { name, description } = scheme;
    if (scheme.type === 'openIdConnect') {
      const url = addressOf(scheme.url);
      return url === undefined ? [] : [{ name, description, kind: 'openIdConnect', url }];
    }
    if (scheme.type !== 'oauth2') return [];
    const flows = OAUTH_FLOWS.flatMap((flow) => flowOf(scheme.flows, flow));
    const others = OTHER_FLOWS.filter((flow) => isObject(member(scheme.flows, flow)));
    return flows.length + others.length === 0 ? [] : [{ name, description, kind: 'oauth2', flows, others }];
  });

/** What a document says of tokens that somebody else hands out: its schemes of OAuth 2.0 and OpenID Connect. */
export const oauthOf = (document: JsonObject): DocumentOAuth => {
  const reader = new DocumentReader(document);
  const schemes = schemesOf(reader);
  const wantedBy = new Map<string, Map<string, readonly string[]>>();
  if (schemes.length === 0) return { schemes, wantedBy };
  const known = new Set(schemes.map(({ name }) => name));
  for (const [path, given] of entriesOf(document.paths)) {
    const item = reader.settle(given, '')?.value;
    for (const method of METHODS) {
      const operation = member(item, method);
      if (!isObject(operation)) continue;
      const wanted = new Map<string, readonly string[]>();
      // Of several ways to be let in the first one counts.
      for (const { scheme, scopes } of reader.security(operation.security ?? document.security).flat())
        if (known.has(scheme) && !wanted.has(scheme))
          wanted.set(
            scheme,
            scopes.filter((scope) => SCOPE.test(scope)),
          );
      if (wanted.size > 0) wantedBy.set(`${method} ${path}`, wanted);
    }
  }
  return { schemes, wantedBy };
};
