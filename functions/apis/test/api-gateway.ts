import { phrase } from '@portico/words';
import { type AwsApi, type AwsApiGateway, type AwsApiReference, AwsRefused } from '../src/aws-api-gateway.ts';

export const OWN_ACCOUNT = '000000000000';

/** What API Gateway would answer, kept in memory: what it says over the wire, local-cloud tries with the SDK. */
export const createTestApiGateway = () => {
  const apis: AwsApi[] = [];
  const documents = new Map<string, string>();
  let refusal: AwsRefused | undefined;
  const apiGateway: AwsApiGateway = {
    region: 'us-east-1',
    accounts: [
      { id: OWN_ACCOUNT, own: true },
      { id: '111111111111', own: false },
    ],
    list: async (_, kind, { limit, position = '0' }) => {
      if (refusal) throw refusal;
      const all = apis.filter((api) => api.kind === kind);
      const from = Number(position);
      const next = from + limit < all.length ? String(from + limit) : undefined;
      return { items: all.slice(from, from + limit), position: next };
    },
    exported: async ({ accountId, id }: AwsApiReference) => {
      const text = documents.get(id);
      if (text === undefined)
        throw new AwsRefused(phrase`There is no such API, or stage, in the account ${accountId}.`, false);
      return Buffer.from(text);
    },
  };
  return {
    ...apiGateway,
    add: (api: Pick<AwsApi, 'id' | 'kind' | 'name'>, text: string) => {
      apis.push({ ...api, description: undefined, createdAt: undefined });
      documents.set(api.id, text);
    },
    refuse: (busy: boolean) => {
      refusal = new AwsRefused(phrase`API Gateway is asked too often at the moment.`, busy);
    },
  };
};
