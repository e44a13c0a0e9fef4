import { readFileSync } from 'node:fs';
import { operations } from '@portico/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { resourcesOf, statementsOf, synthesize, type Template } from './synthesized.ts';

let texts: Readonly<Record<string, string>>;
let templates: Readonly<Record<string, Template>>;
beforeAll(() => {
  texts = synthesize();
  templates = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, JSON.parse(text) as Template]));
});
const all = (type: string) => resourcesOf(templates, type);
const ours = () => all('AWS::Lambda::Function').filter(({ stack }) => stack === 'PorticoFunctions');
/** The logical id a Ref or GetAtt leads to. */
const target = (value: unknown): string => {
  const text = JSON.stringify(value) ?? '';
  return /"(?:Ref|Fn::GetAtt)":\[?"([^"]+)"/.exec(text)?.[1] ?? '';
};
const statements = () => statementsOf(templates);

describe('the client of the user pool', () => {
  it('takes no passwords: it names its flows, and what may be written of a person', () => {
    const [client, ...more] = all('AWS::Cognito::UserPoolClient');
    expect(more).toEqual([]);
    expect(client?.properties).toMatchObject({
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      WriteAttributes: ['email', 'name'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
    });
  });
});

describe('every function', () => {
  it('has an alarm that says what breaks, and leads to a heading that is in the runbook', () => {
    const headings = new Set(
      [...readFileSync(new URL('../runbook.md', import.meta.url), 'utf8').matchAll(/^## (.+)$/gm)].map(([, heading]) =>
        heading?.toLowerCase(),
      ),
    );
    const alarms = all('AWS::CloudWatch::Alarm');
    for (const { id } of ours()) {
      const own = alarms.filter(({ properties }) => target(properties.Dimensions) === id);
      expect(own, id).not.toHaveLength(0);
    }
    for (const { id, properties } of alarms) {
      const [, sentence, anchor] =
        /^([A-Z].{10,}\.) Runbook: infra\/runbook\.md#([\w-]+)$/.exec(String(properties.AlarmDescription)) ?? [];
      expect(sentence, id).toBeDefined();
      expect(headings, id).toContain(anchor);
    }
  });

  it('has one name in template, log and runbook', () => {
    const names = ours().map(({ properties }) => {
      const { Variables } = properties.Environment as { Variables: Record<string, string> };
      return Variables.POWERTOOLS_SERVICE_NAME ?? '';
    });
    expect(names.sort()).toEqual(
      'analytics apis audit-seals auth authorizer docs gateway imports invitations outbox overdue test-runs testing usage'.split(
        ' ',
      ),
    );
    const runbook = readFileSync(new URL('../runbook.md', import.meta.url), 'utf8');
    for (const name of names) expect(runbook).toContain(`\n## ${name}\n`);
  });

  it('has a role of its own, and its alarms reach somebody', () => {
    const roles = ours().map(({ properties }) => target(properties.Role));
    expect(new Set(roles).size).toBe(roles.length);
    expect(roles).not.toContain('');
    const rule = all('AWS::Events::Rule').find(({ stack }) => stack === 'PorticoAlarms');
    const heard = rule?.properties.EventPattern as { resources: unknown[] } | undefined;
    expect(heard?.resources).toHaveLength(
      all('AWS::CloudWatch::Alarm').filter(({ stack }) => stack === 'PorticoFunctions').length,
    );
  });

  it('runs on Node 24 and ARM, is traced, and keeps its log for a finite time in a group of its own', () => {
    const groups = ours().map(({ id, properties }) => {
      expect(properties, id).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
        Handler: 'index.handler',
      });
      return target(properties.LoggingConfig);
    });
    expect(new Set(groups).size).toBe(groups.length);
    for (const { id, properties } of all('AWS::Logs::LogGroup'))
      expect(properties.RetentionInDays, id).toBeGreaterThan(0);
  });

  it('ends before API Gateway gives up on it; a queue hides its one message for longer than it is worked on', () => {
    const seconds = new Map(ours().map(({ id, properties }) => [id, Number(properties.Timeout)]));
    const queues = new Map(all('AWS::SQS::Queue').map(({ id, properties }) => [id, properties]));
    const mappings = all('AWS::Lambda::EventSourceMapping');
    const worked = new Set(mappings.map(({ properties }) => target(properties.FunctionName)));
    for (const [id, timeout] of seconds)
      if (!worked.has(id) && !/^(Outbox|Usage)/.test(id)) expect(timeout, id).toBeLessThan(29);
    for (const { properties } of mappings) {
      expect(properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      const queue = queues.get(target(properties.EventSourceArn));
      if (!queue) continue;
      expect(Number(queue.VisibilityTimeout)).toBeGreaterThan(seconds.get(target(properties.FunctionName)) ?? 0);
      expect(properties.BatchSize).toBe(1);
      const { MaximumConcurrency } = properties.ScalingConfig as { MaximumConcurrency: number };
      expect(MaximumConcurrency).toBeGreaterThanOrEqual(2);
    }
  });
});

/** Grants on everything, each with its reason. */
const WILDCARDS: Readonly<Record<string, string>> = {
  'dynamodb:ListStreams': 'lists streams; reading one is granted by name',
  'xray:PutTelemetryRecords': 'X-Ray takes no resource',
  'xray:PutTraceSegments': 'X-Ray takes no resource',
};

describe('permissions', () => {
  it('never name every action, of a service or of all', () => {
    for (const { id, effect, actions } of statements())
      if (effect === 'Allow') for (const action of actions) expect(action, id).not.toContain('*');
  });

  it('name their resources, but for the listed actions that take none', () => {
    for (const { id, effect, actions, resources } of statements())
      if (effect === 'Allow' && resources.includes('*'))
        for (const action of actions) expect(Object.keys(WILDCARDS), id).toContain(action);
  });

  it('come from no policy of AWS’s own, but for API Gateway’s log role', () => {
    const managed = all('AWS::IAM::Role').filter(({ properties }) => properties.ManagedPolicyArns);
    expect(managed.map(({ stack }) => stack)).toEqual(managed.map(() => 'PorticoApi'));
    for (const { properties } of managed)
      expect(JSON.stringify(properties.ManagedPolicyArns)).toContain('AmazonAPIGatewayPushToCloudWatchLogs');
  });

  it('let nobody but AWS services and no other account take a role', () => {
    for (const { id, properties } of all('AWS::IAM::Role')) {
      const { Statement } = properties.AssumeRolePolicyDocument as {
        Statement: { Principal: Record<string, unknown> }[];
      };
      for (const { Principal } of Statement) expect(Object.keys(Principal), id).toEqual(['Service']);
    }
  });
});

describe('the API', () => {
  type Method = {
    readonly security?: readonly Record<string, unknown>[];
    readonly 'x-amazon-apigateway-integration'?: { readonly type: string };
  };
  const body = () =>
    all('AWS::ApiGateway::RestApi')[0]?.properties.Body as {
      paths: Record<string, Record<string, Method>>;
      components: { securitySchemes: Record<string, Record<string, unknown>> };
    };

  it('has every operation of the contract, each behind its authorizer unless it is public', () => {
    for (const { id, method, path, access } of Object.values(operations)) {
      const found = body().paths[path]?.[method === 'ANY' ? 'x-amazon-apigateway-any-method' : method.toLowerCase()];
      expect(found?.['x-amazon-apigateway-integration']?.type, id).toBe('aws_proxy');
      const schemes = (found?.security ?? []).flatMap((one) => Object.keys(one));
      expect(schemes, id).toEqual(access === 'public' ? [] : [access === 'key' ? 'key' : 'user']);
    }
  });

  it('answers visitors below /public without an authorizer, and only what they may read', () => {
    for (const { id, visitorPath, access } of Object.values(operations)) {
      if (!visitorPath) continue;
      expect(['public', 'reader'], id).toContain(access);
      const { get, options, ...others } = body().paths[visitorPath] ?? {};
      expect([get?.security, options !== undefined, others], id).toEqual([[], true, {}]);
    }
    const below = Object.keys(body().paths).filter((path) => path.startsWith('/public/'));
    expect(below.sort()).toEqual(
      Object.values(operations)
        .flatMap(({ visitorPath }) => visitorPath ?? [])
        .sort(),
    );
  });

  it('has nothing else but answers to preflights', () => {
    const known = new Set(
      Object.values(operations).flatMap(({ method, path, visitorPath }) =>
        [path, ...(visitorPath ? [visitorPath] : [])].map(
          (one) => `${method === 'ANY' ? 'x-amazon-apigateway-any-method' : method.toLowerCase()} ${one}`,
        ),
      ),
    );
    for (const [path, methods] of Object.entries(body().paths))
      for (const [method, entry] of Object.entries(methods))
        if (entry['x-amazon-apigateway-integration'] && !known.has(`${method} ${path}`))
          expect([method, entry['x-amazon-apigateway-integration'].type], path).toEqual(['options', 'mock']);
  });

  it('keeps an authorizer’s answer for 4 seconds at most, by the one header that holds the credential', () => {
    const { user, key } = body().components.securitySchemes;
    for (const [scheme, header] of [
      [user, 'Authorization'],
      [key, 'X-Api-Key'],
    ] as const)
      expect(scheme?.['x-amazon-apigateway-authorizer']).toMatchObject({
        type: 'request',
        identitySource: `method.request.header.${header}`,
        authorizerResultTtlInSeconds: 4,
      });
  });

  it('writes an access log without headers or tokens, and is throttled', () => {
    const [stage] = all('AWS::ApiGateway::Stage');
    expect(JSON.stringify(stage?.properties.AccessLogSetting)).not.toMatch(
      /header|authorization|apikey|identity\.caller/i,
    );
    expect(JSON.stringify(stage?.properties.MethodSettings)).toMatch(/"ThrottlingRateLimit":\d+/);
    expect(JSON.stringify(stage?.properties.MethodSettings)).toContain('"DataTraceEnabled":false');
  });
});

describe('what is kept', () => {
  it('is a table that stays when its stack goes, cannot be deleted, and can be restored to any second', () => {
    const tables = all('AWS::DynamoDB::Table');
    expect(tables).toHaveLength(1);
    for (const { properties, resource } of tables) {
      expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
      expect(properties).toMatchObject({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'expiresAtSeconds', Enabled: true },
      });
    }
  });

  it('is in buckets nobody outside can open, encrypted, and kept when their stack goes', () => {
    for (const { id, properties, resource } of all('AWS::S3::Bucket')) {
      expect(resource.DeletionPolicy, id).toBe('Retain');
      expect(properties.PublicAccessBlockConfiguration, id).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(properties.BucketEncryption, id).toBeDefined();
    }
  });

  it('is in queues that each lead to a dead-letter queue, which keeps longer than any other', () => {
    const queues = all('AWS::SQS::Queue');
    const last = new Set(queues.filter(({ properties }) => !properties.RedrivePolicy).map(({ id }) => id));
    for (const { id, properties } of queues) {
      if (properties.RedrivePolicy) expect(last, id).toContain(target(properties.RedrivePolicy));
      else expect(properties.MessageRetentionPeriod, id).toBe(1_209_600);
      expect(properties.SqsManagedSseEnabled ?? properties.KmsMasterKeyId, id).toBeTruthy();
    }
    const handlers = all('AWS::Events::Rule').flatMap(({ id, properties }) =>
      (properties.Targets as { DeadLetterConfig?: unknown }[]).map((one) => [id, one] as const),
    );
    for (const [id, one] of handlers) expect(one.DeadLetterConfig, id).toBeDefined();
    for (const { id, properties } of all('AWS::Lambda::EventSourceMapping'))
      if (/Table/.test(JSON.stringify(properties.EventSourceArn)))
        expect(properties.DestinationConfig, id).toBeDefined();
  });
});

describe('secrets', () => {
  it('stand in no environment of a function, only where to find them', () => {
    for (const { id, properties } of ours()) {
      const { Variables } = properties.Environment as { Variables: Record<string, unknown> };
      for (const [name, value] of Object.entries(Variables)) {
        if (/SECRET|PASSWORD|TOKEN|PRIVATE/.test(name)) expect(name, id).toMatch(/_ARN$/);
        expect(JSON.stringify(value), `${id} ${name}`).not.toMatch(
          /resolve:secretsmanager|BEGIN [A-Z ]*PRIVATE|ptk_(?:live|test)_/,
        );
      }
    }
  });

  it('have no default, are not echoed, and no output holds one', () => {
    for (const { Parameters = {}, Outputs } of Object.values(templates)) {
      for (const [name, { Default, NoEcho }] of Object.entries(Parameters)) {
        if (!/Secret|Password|Token/.test(name)) continue;
        expect(NoEcho, name).toBe(true);
        expect([undefined, 'unset'], name).toContain(Default);
      }
      expect(JSON.stringify(Outputs ?? {})).not.toMatch(/resolve:secretsmanager|SecretString/);
    }
  });
});

it('the templates are the same however often they are made', () => {
  expect(synthesize()).toEqual(texts);
});

describe('the edge', () => {
  it('keeps what a visitor reads as long as the API says, and nothing else of the API', () => {
    type Behavior = { CachePolicyId: unknown; PathPattern?: string };
    const distributions = all('AWS::CloudFront::Distribution').map(
      ({ properties }) =>
        properties.DistributionConfig as { DefaultCacheBehavior: Behavior; CacheBehaviors?: Behavior[] },
    );
    const api = distributions.find(({ CacheBehaviors }) => CacheBehaviors);
    // AWS's own policy "CachingDisabled".
    expect(api?.DefaultCacheBehavior.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
    expect(api?.CacheBehaviors?.map(({ PathPattern }) => PathPattern)).toEqual(['/public/*']);
    const policy = all('AWS::CloudFront::CachePolicy').find(
      ({ id }) => id === target(api?.CacheBehaviors?.[0]?.CachePolicyId),
    );
    expect(policy?.properties.CachePolicyConfig).toMatchObject({ MinTTL: 0, DefaultTTL: 0, MaxTTL: 60 });
  });

  it('tells the gateway a query as it was sent, and lets nobody else tell it', () => {
    const [edge] = all('AWS::CloudFront::Function');
    const associated = all('AWS::CloudFront::Distribution').filter(({ properties }) =>
      JSON.stringify(properties).includes(edge?.id ?? '-'),
    );
    expect(associated).toHaveLength(1);
    expect(JSON.stringify(associated[0]?.properties)).toContain('execute-api');
    const handler = new Function(`${String(edge?.properties.FunctionCode)}; return handler;`)() as (event: object) => {
      headers: Record<string, { value: string }>;
    };
    const after = (rawQuery: string | undefined) =>
      handler({ request: { headers: { 'x-portico-query': { value: '?a=b' } }, rawQueryString: () => rawQuery } })
        .headers;
    expect(after('b=1&a=%41+')).toEqual({ 'x-portico-query': { value: '?b=1&a=%41+' } });
    expect(after('')).toEqual({ 'x-portico-query': { value: '?' } });
    for (const none of [undefined, 'a'.repeat(4000)]) expect(after(none)).toEqual({});
  });
});
