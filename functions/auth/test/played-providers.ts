import { exception, type startUserPoolEndpoint } from './user-pool-endpoint.ts';

type Texts = Record<string, string>;
export type PlayedProvider = { ProviderName: string; ProviderDetails: Texts; AttributeMapping: Texts };

/** Cognito's operations on identity providers, as a user pool for tests answers them. */
export const playProviders = (endpoint: Awaited<ReturnType<typeof startUserPoolEndpoint>>) => {
  const providers = new Map<string, PlayedProvider>();
  const calls: string[] = [];
  let before: (operation: string, input: Record<string, unknown>) => Promise<ReturnType<typeof exception> | undefined> =
    async () => undefined;
  endpoint.asked(async (operation, input) => {
    const instead = await before(operation, input);
    if (instead) return instead;
    calls.push(operation);
    const name = String(input.ProviderName);
    const had = providers.get(name);
    if (operation === 'ListIdentityProviders')
      return { status: 200, body: { Providers: [...providers.keys()].map((ProviderName) => ({ ProviderName })) } };
    if (operation === 'CreateIdentityProvider') {
      // What Cognito is asked with is as its SDK writes it.
      providers.set(name, input as unknown as PlayedProvider);
      return { status: 200, body: { IdentityProvider: input } };
    }
    if (!had) return exception('ResourceNotFoundException');
    if (operation === 'DescribeIdentityProvider') {
      const found = { SSORedirectBindingURI: 'https://idp.example/sso', ...had.ProviderDetails };
      return { status: 200, body: { IdentityProvider: { ...had, ProviderDetails: found } } };
    }
    if (operation === 'UpdateIdentityProvider') providers.set(name, { ...had, ...input });
    if (operation === 'DeleteIdentityProvider') providers.delete(name);
    return { status: 200, body: { IdentityProvider: input } };
  });
  return {
    providers,
    calls,
    /** What happens before each operation, and what is answered instead of it. */
    meanwhile: (work: typeof before) => {
      before = work;
    },
  };
};
