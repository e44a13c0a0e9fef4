import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { synthesized, target } from './synthesized.ts';

const { all, ours, templates } = synthesized();

describe('every function', () => {
  it('has an alarm that says what breaks, and leads to a heading that is in the runbook', () => {
    const headings = new Set(
      [...readFileSync(new URL('../runbook.md', import.meta.url), 'utf8').matchAll(/^## (.+)$/gm)].map(([, heading]) =>
        heading?.toLowerCase(),
      ),
    );
    const alarms = all('AWS::CloudWatch::Alarm');
    for (const { id } of ours()) {
      const own = alarms.filter(({ properties }) => JSON.stringify(properties).includes(`"Value":{"Ref":"${id}"}`));
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
      'analytics api-jobs apis audit-anchors audit-jobs audit-seals auth authorizer connections docs gateway imports invitations key-reports notices outbox overdue search-index sign-in-challenge sign-in-links test-runs testing usage'.split(
        ' ',
      ),
    );
    const runbook = readFileSync(new URL('../runbook.md', import.meta.url), 'utf8');
    for (const name of names) expect(runbook).toContain(`\n## ${name}\n`);
  });

  it('has a role of its own', () => {
    const roles = ours().map(({ properties }) => target(properties.Role));
    expect(new Set(roles).size).toBe(roles.length);
    expect(roles).not.toContain('');
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
      expect(properties.RetentionInDays, id).toEqual({ Ref: 'LogDays' });
    for (const [stack, { Parameters = {} }] of Object.entries(templates)) {
      const { LogDays } = Parameters;
      if (LogDays)
        expect(LogDays, stack).toMatchObject({
          Default: '90',
          AllowedValues: expect.arrayContaining(['7', '90', '365']),
        });
      for (const days of LogDays?.AllowedValues ?? []) expect(Number(days), stack).toBeGreaterThan(0);
    }
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
