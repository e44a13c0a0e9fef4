import { BACKEND_SECRETS_PREFIX } from '@portico/domain';
import { Aws } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DataStack } from '../data-stack.ts';
import { environmentOf } from '../environment.ts';
import type { EventsStack } from '../events-stack.ts';
import type { IdentityStack } from '../identity-stack.ts';
import { parameter, requestLimits } from '../parameters.ts';

export type Stacks = {
  readonly data: DataStack;
  readonly identity: IdentityStack;
  readonly events: EventsStack;
};

/** What the functions stand on, and how it is named in their environments. */
export const surroundingsOf = (scope: Construct, { data, identity, events }: Stacks) => {
  const { table, documents, audit, secret, edgeSecret } = data;
  const base = {
    TABLE_NAME: table.tableName,
    PORTAL_URL: parameter(scope, 'PortalUrl'),
    EDGE_SECRET_ARN: edgeSecret.secretArn,
  };
  const signed = { ...base, REQUEST_LIMITS: requestLimits(scope), SECRET_ARN: secret.secretArn };
  const audited = { AUDIT_BUCKET: audit.bucketName };
  const documented = { DOCUMENTS_BUCKET: documents.bucketName };
  const egress = { EGRESS_ALLOW: parameter(scope, 'EgressAllow') };
  /** What is imported from API Gateway: of which account, and by which roles of others. */
  const imported = { ACCOUNT_ID: Aws.ACCOUNT_ID, IMPORT_ROLE_ARNS: parameter(scope, 'ImportRoleArns') };
  const gatewayUrl = { GATEWAY_URL: `${parameter(scope, 'ApiUrl')}/proxy` };
  const signIn = {
    USER_POOL_ISSUER: identity.pool.userPoolProviderUrl,
    USER_POOL_CLIENT_ID: identity.client.userPoolClientId,
  };

  const environment = environmentOf(scope);
  /** Of its own in each environment: functions of one read no secret of another one's backends. */
  const backendsPrefix =
    environment && !environment.stacks ? `portico-${environment.name}/backends/` : BACKEND_SECRETS_PREFIX;

  return {
    ...{ backendsPrefix, withBackends: { BACKENDS_PREFIX: backendsPrefix } },
    ...{ table, documents, audit, secret, edgeSecret, bus: events.bus, pool: identity.pool },
    ...{ base, signed, audited, documented, egress, imported, gatewayUrl, signIn },
  };
};

export type Surroundings = ReturnType<typeof surroundingsOf>;

/** What whoever writes items asks of the table. */
export const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'] as const;
