import { type ConnectionItem, type Data, given, unlessRefused } from '@portico/data';
import { CORPORATE_CONNECTION } from '@portico/domain';

/** The identity provider that the template gives, as the deployment's parameters say. */
export type Corporate = {
  readonly issuer: string;
  readonly clientId: string;
  /** Mail domains whose people sign in there first. */
  readonly domains: readonly string[];
  /** What it calls somebody's groups. */
  readonly groups: string | undefined;
};

/** The template's, which no admin changes: its provider in the user pool would be set back by the next deployment. */
export const isCorporate = ({ connectionId }: Pick<ConnectionItem, 'connectionId'>): boolean =>
  connectionId === CORPORATE_CONNECTION;

type Dependencies = { readonly data: Data; readonly now: () => Date; readonly corporate: Corporate };

/**
 * The deployment's own connection: the table keeps what admins say of it, which is what groups are here; all else is as
 * it was deployed, whatever the table kept of an earlier deployment.
 */
export const corporateConnection = ({ data, now, corporate }: Dependencies) => {
  const { connection } = data.entities;
  const { issuer, clientId, domains, groups } = corporate;
  const deployed = {
    ...({ name: 'Corporate', kind: 'oidc', issuer, clientId, scopes: 'openid email profile', enabled: true } as const),
    ...{ domains: [...domains], claims: { email: 'email', name: 'name', ...given({ groups }) } },
  };
  const asDeployed = (item: ConnectionItem): ConnectionItem => (isCorporate(item) ? { ...item, ...deployed } : item);
  return {
    asDeployed,
    /** Written at the first look at it. */
    async ensure(): Promise<ConnectionItem> {
      const key = { connectionId: CORPORATE_CONNECTION };
      const read = async () => (await connection.get(key).go({ consistent: true })).data;
      const item = { ...key, ...deployed, mappings: [], list: 'all', revision: 1, createdAt: now().toISOString() };
      const found = (await read()) ?? (await unlessRefused(connection.create(item).go()))?.data ?? (await read());
      return asDeployed(found ?? item);
    },
  };
};
