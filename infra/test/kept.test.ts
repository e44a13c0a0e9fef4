import { describe, expect, it } from 'vitest';
import { synthesized, target } from './synthesized.ts';

const { all, statements, templates } = synthesized();

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

describe('what is kept besides', () => {
  const text = (value: unknown) => JSON.stringify(value);

  it('is a copy of the table and of the buckets a day, for thirty days; elsewhere too, where the deployment says so', () => {
    const [plan, ...more] = all('AWS::Backup::BackupPlan');
    expect(more).toEqual([]);
    expect(plan?.properties.BackupPlan).toMatchObject({
      BackupPlanRule: [
        {
          Lifecycle: { DeleteAfterDays: 30 },
          ScheduleExpression: 'cron(0 2 * * ? *)',
          CopyActions: {
            'Fn::If': [
              expect.stringContaining('IsCopied'),
              [{ DestinationBackupVaultArn: { Ref: 'BackupCopyVaultArn' }, Lifecycle: { DeleteAfterDays: 30 } }],
              { Ref: 'AWS::NoValue' },
            ],
          },
        },
      ],
    });
    const [selection] = all('AWS::Backup::BackupSelection');
    for (const kept of ['Table', 'Documents', 'Audit'])
      expect(text(selection?.properties)).toMatch(new RegExp(`"${kept}[0-9A-F]{8}`));
    expect(all('AWS::Backup::BackupVault').map(({ resource }) => resource.DeletionPolicy)).toEqual(['Retain']);
  });

  it('of the audit log nobody deletes for a year', () => {
    const locked = all('AWS::S3::Bucket').filter(({ properties }) => properties.ObjectLockEnabled === true);
    expect(locked.map(({ id }) => id.slice(0, 5))).toEqual(['Audit']);
    expect(locked[0]?.properties).toMatchObject({
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 365 } } },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  it('is encrypted with the deployment’s own key where it brings one, which functions may use through what keeps it only', () => {
    const withKey = (properties: unknown) => expect(text(properties)).toContain('"Fn::If":["HasOwnKey"');
    for (const { properties } of all('AWS::DynamoDB::Table')) withKey(properties.SSESpecification);
    for (const { id, properties } of all('AWS::S3::Bucket'))
      if (/^(?:Documents|Audit)/.test(id)) withKey(properties.BucketEncryption);
    for (const { properties } of all('AWS::Backup::BackupVault')) withKey(properties.EncryptionKeyArn);
    const [policy, ...more] = all('AWS::IAM::Policy').filter(({ properties }) => properties.PolicyName === 'own-key');
    expect(more).toEqual([]);
    expect(policy?.resource).toMatchObject({ Condition: 'HasOwnKey' });
    expect(policy?.properties.Roles).toHaveLength(
      all('AWS::Lambda::Function').filter(({ stack }) => stack === 'PorticoFunctions').length,
    );
    const [use, ...others] = statements().filter(({ actions }) => actions.some((action) => action.startsWith('kms:')));
    expect(others).toEqual([]);
    expect(use?.resources).toEqual([{ Ref: 'KmsKeyArn' }]);
    expect(text(policy?.properties)).toContain('kms:ViaService');
  });

  it('is looked at by CloudTrail, where the deployment wants that, and of the table which keys are throttled most', () => {
    const [trail] = all('AWS::CloudTrail::Trail');
    const [wanted] = Object.entries(templates['PorticoData.template.json']?.Conditions ?? {}).filter(([, one]) =>
      text(one).includes('DataTrail'),
    );
    expect(trail?.resource).toMatchObject({ Condition: wanted?.[0] });
    for (const type of ['AWS::DynamoDB::Table', 'AWS::S3::Object']) expect(text(trail?.properties)).toContain(type);
    const unconditional = all('AWS::S3::Bucket').filter(
      ({ id, resource }) => id.startsWith('DataTrail') && !resource.Condition,
    );
    expect(unconditional).toEqual([]);
    const seen = { Enabled: true, Mode: 'THROTTLED_KEYS' };
    for (const { properties } of all('AWS::DynamoDB::Table')) {
      expect(properties.ContributorInsightsSpecification).toEqual(seen);
      for (const index of properties.GlobalSecondaryIndexes as { ContributorInsightsSpecification: unknown }[])
        expect(index.ContributorInsightsSpecification).toEqual(seen);
    }
  });
});

describe('what it costs', () => {
  it('is told before the bill, of the budget and of days that cost more than usual, where the deployment says whom', () => {
    const told = [
      ...all('AWS::Budgets::Budget'),
      ...all('AWS::CE::AnomalyMonitor'),
      ...all('AWS::CE::AnomalySubscription'),
    ];
    expect(told).toHaveLength(3);
    for (const { id, resource } of told) expect(resource.Condition, id).toBe('AreCostsTold');
    const [budget] = told;
    expect(budget?.properties.NotificationsWithSubscribers).toHaveLength(3);
    expect(JSON.stringify(budget?.properties)).toContain('user:project$portico');
    expect(templates['PorticoAlarms.template.json']?.Conditions?.AreCostsTold).toEqual({
      'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'CostEmail' }, ''] }],
    });
  });

  it('is told apart by project, environment and part', () => {
    const tagged = [
      'AWS::Lambda::Function',
      'AWS::DynamoDB::Table',
      'AWS::S3::Bucket',
      'AWS::SQS::Queue',
      'AWS::Logs::LogGroup',
      'AWS::ApiGateway::RestApi',
      'AWS::WAFv2::WebACL',
      'AWS::CloudFront::Distribution',
      'AWS::Amplify::App',
      'AWS::SNS::Topic',
    ];
    for (const type of tagged)
      for (const { stack, id, properties } of all(type)) {
        const tags = Object.fromEntries(
          (properties.Tags as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]),
        );
        expect(tags, id).toMatchObject({
          project: 'portico',
          environment: expect.any(String),
          component: stack.replace('Portico', '').toLowerCase(),
        });
      }
  });
});
