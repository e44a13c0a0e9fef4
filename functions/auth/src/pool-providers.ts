import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

type Sdk = typeof import('@aws-sdk/client-cognito-identity-provider');
type Use = () => Promise<{ readonly sdk: Sdk; readonly client: CognitoIdentityProviderClient }>;
type Texts = Readonly<Record<string, string>>;

/** What Cognito is told of a provider; what it adds when asked for it is not told again. */
const TOLD = [
  ...['MetadataURL', 'MetadataFile', 'IDPSignout'],
  ...['client_id', 'client_secret', 'attributes_request_method', 'oidc_issuer', 'authorize_scopes'],
];

const toldOf = (details: Texts = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(details).filter(([name]) => TOLD.includes(name)));

/** Identity providers of the user pool, and which of them its app client offers. */
export const poolProviders = (use: Use, UserPoolId: string | undefined, ClientId: string) => ({
  async list(): Promise<string[]> {
    const { sdk, client } = await use();
    const names: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await client.send(new sdk.ListIdentityProvidersCommand({ UserPoolId, MaxResults: 60, NextToken }));
      names.push(...(page.Providers ?? []).flatMap(({ ProviderName }) => ProviderName ?? []));
      ({ NextToken } = page);
    } while (NextToken);
    return names;
  },

  async create(ProviderName: string, kind: 'oidc' | 'saml', ProviderDetails: Texts, AttributeMapping: Texts) {
    const { sdk, client } = await use();
    const ProviderType = kind === 'saml' ? 'SAML' : 'OIDC';
    const call = { UserPoolId, ProviderName, ProviderType, ProviderDetails, AttributeMapping } as const;
    await client.send(new sdk.CreateIdentityProviderCommand(call));
  },

  /** What is not said stays: Cognito is told all of it again, as it would forget the rest. */
  async change(ProviderName: string, details: Texts, AttributeMapping: Texts) {
    const { sdk, client } = await use();
    const of = { UserPoolId, ProviderName };
    const { IdentityProvider } = await client.send(new sdk.DescribeIdentityProviderCommand(of));
    const had = toldOf(IdentityProvider?.ProviderDetails);
    // Metadata is a file or a URL.
    if (details.MetadataFile !== undefined) delete had.MetadataURL;
    if (details.MetadataURL !== undefined) delete had.MetadataFile;
    const ProviderDetails = { ...had, ...details };
    await client.send(new sdk.UpdateIdentityProviderCommand({ ...of, ProviderDetails, AttributeMapping }));
  },

  async remove(ProviderName: string) {
    const { sdk, client } = await use();
    await client.send(new sdk.DeleteIdentityProviderCommand({ UserPoolId, ProviderName }));
  },

  /** Which providers the app client offers. The whole of its settings is written: nobody else may write them meanwhile. */
  async offer(change: (names: readonly string[]) => readonly string[]) {
    const { sdk, client } = await use();
    const of = { UserPoolId, ClientId };
    const { UserPoolClient } = await client.send(new sdk.DescribeUserPoolClientCommand(of));
    if (!UserPoolClient) throw new Error('the user pool has no such client');
    const { ClientSecret: _, CreationDate: __, LastModifiedDate: ___, ...settings } = UserPoolClient;
    const before = settings.SupportedIdentityProviders ?? [];
    const SupportedIdentityProviders = [...change(before)];
    if (SupportedIdentityProviders.join() === before.join()) return;
    await client.send(new sdk.UpdateUserPoolClientCommand({ ...settings, ...of, SupportedIdentityProviders }));
  },
});

export type PoolProviders = ReturnType<typeof poolProviders>;
