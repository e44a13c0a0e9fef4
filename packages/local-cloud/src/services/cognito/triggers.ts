import { AwsError, type CloudContext } from '../../service.ts';
import { childOf, type Fields, fieldsOf, textOf } from '../wire/fields.ts';
import type { Client, Pool } from './pool-store.ts';
import type { User } from './user-store.ts';

/** Calls a pool's Lambda triggers as "Customizing user pool workflows with Lambda triggers" describes. */
export const createTriggers = (context: CloudContext) => {
  const call = async (
    pool: Pool,
    arn: string,
    version: string,
    fields: { source: string; user: User; client: Client | undefined; request: Fields; response: Fields },
  ) => {
    const event = {
      version,
      triggerSource: fields.source,
      region: context.region,
      userPoolId: pool.id,
      userName: fields.user.username,
      callerContext: {
        awsSdkVersion: 'aws-sdk-unknown-unknown',
        clientId: fields.client?.id ?? 'CLIENT_ID_NOT_APPLICABLE',
      },
      request: {
        userAttributes: { sub: fields.user.sub, 'cognito:user_status': fields.user.status, ...fields.user.attributes },
        ...fields.request,
      },
      response: fields.response,
    };
    try {
      return childOf(fieldsOf(await context.invoke(arn, event)), 'response');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new AwsError(
        'UserLambdaValidationException',
        `${fields.source.split('_')[0]} failed with error ${reason}.`,
      );
    }
  };
  const config = (pool: Pool) => childOf(pool.properties, 'LambdaConfig');
  return {
    /** Runs a trigger when the pool has one; its response is the caller's to read. */
    async run(
      pool: Pool,
      name: string,
      source: string,
      user: User,
      client: Client | undefined,
      request: Fields = {},
      response: Fields = {},
    ): Promise<Fields> {
      const arn = textOf(config(pool), name);
      return arn === undefined ? {} : await call(pool, arn, '1', { source, user, client, request, response });
    },
    async preTokenGeneration(
      pool: Pool,
      source: string,
      user: User,
      client: Client,
      request: { groups: readonly string[]; scopes: readonly string[] },
    ): Promise<Fields> {
      const versioned = childOf(config(pool), 'PreTokenGenerationConfig');
      const arn = textOf(versioned, 'LambdaArn') ?? textOf(config(pool), 'PreTokenGeneration');
      if (arn === undefined) return {};
      const version = textOf(versioned, 'LambdaVersion')?.replace(/^V(\d).*$/, '$1') ?? '1';
      const groupConfiguration = { groupsToOverride: request.groups, iamRolesToOverride: [], preferredRole: null };
      const response = await call(pool, arn, version, {
        source,
        user,
        client,
        request: { groupConfiguration, ...(version === '1' ? {} : { scopes: request.scopes }) },
        response: version === '1' ? { claimsOverrideDetails: null } : { claimsAndScopeOverrideDetails: null },
      });
      return version === '1' ? { v1: response.claimsOverrideDetails } : { v2: response.claimsAndScopeOverrideDetails };
    },
  };
};

export type Triggers = ReturnType<typeof createTriggers>;
