import { type Page, Problem, type Schema, type Total } from '@portico/contract';
import { type AwsApi, type AwsApiGateway, type AwsApiKind, AwsRefused } from './aws-api-gateway.ts';

const presentAwsApi = ({ id, kind, name, description, createdAt }: AwsApi): Total<Schema<'AwsApi'>> => ({
  ...{ id, kind, name: name.slice(0, 1024), createdAt },
  description: description?.slice(0, 1024),
});

const presentAccount = ({ id, own }: AwsApiGateway['accounts'][number]): Total<Schema<'AwsAccount'>> => ({ id, own });

/** What API Gateway has in the accounts that the deployment may read. */
export const awsApis = ({ apiGateway }: { readonly apiGateway: AwsApiGateway }) => ({
  accounts: (): Total<Schema<'AwsAccounts'>> => ({
    region: apiGateway.region,
    items: apiGateway.accounts.map(presentAccount),
  }),

  async list(accountId: string, kind: AwsApiKind, { limit, position }: Page) {
    if (!apiGateway.accounts.some(({ id }) => id === accountId)) throw new Problem('not-found');
    try {
      const page = await apiGateway.list(accountId, kind, { limit, position: position ?? undefined });
      return { items: page.items.map(presentAwsApi), position: page.position };
    } catch (error) {
      if (!(error instanceof AwsRefused)) throw error;
      if (error.busy) throw new Problem('unavailable', error.words, { headers: { 'Retry-After': '5' } });
      throw new Problem('forbidden', error.words);
    }
  },
});
