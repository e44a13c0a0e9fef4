import { describe, expect, it } from 'vitest';
import { synthesized, target } from './synthesized.ts';

const { all } = synthesized();

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
