import { readFileSync } from 'node:fs';
import {
  alarmRuleHolds,
  createMetricStore,
  evaluateAlarm,
  type MetricAlarm,
  metricAlarmOf,
} from '@portico/local-cloud/alarms';
import { App, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { describe, expect, it } from 'vitest';
import { FIREWALLS } from '../lib/constructs/firewall-alarms.ts';
import { hearAlarms, PortalAlarm } from '../lib/constructs/portal-alarm.ts';
import { synthesized, target } from './synthesized.ts';

const { all, templates } = synthesized();

/** Names that CloudFormation makes up are told apart by what refers to them. */
const named = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(named);
  if (typeof value !== 'object' || value === null) return value;
  const [name] = Object.keys(value);
  if (name === 'Ref' || name?.startsWith('Fn::')) return JSON.stringify(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, named(inner)]));
};

const alarms = all('AWS::CloudWatch::Alarm').map(({ stack, id, properties }) => ({
  id: `${stack}/${id.replace(/[0-9A-F]{8}$/, '')}`,
  properties,
  // An object stays one.
  alarm: metricAlarmOf(named(properties) as Record<string, unknown>, id),
}));

/** What each metric measured in a period, by its name: a value, or several. */
type Period = Readonly<Record<string, number | readonly number[]>>;
type Scenario = { readonly says: string; readonly periods: readonly Period[]; readonly usual?: Period };

const NOW = Date.UTC(2026, 11, 1, 12);
const FORTNIGHT_MINUTES = 15 * 1440;

/** What an alarm is in after these periods, the newest last. */
const after = (alarm: MetricAlarm, { periods, usual }: Scenario) => {
  const store = createMetricStore(FORTNIGHT_MINUTES);
  const length = alarm.periodSeconds * 1000;
  const put = (period: Period, at: number) => {
    for (const query of alarm.queries) {
      if (!('metric' in query)) continue;
      for (const value of [period[query.metric.name] ?? []].flat()) store.put(query.metric, { value }, at);
    }
  };
  for (const [index, period] of periods.entries()) put(period, NOW - (periods.length - index) * length);
  // A steady fortnight, a little up and down.
  if (usual)
    for (let back = periods.length + 1; back < 200; back += 1) {
      const wave = 1 + 0.05 * Math.sin(back);
      put(
        Object.fromEntries(Object.entries(usual).map(([name, value]) => [name, Number(value) * wave])),
        NOW - back * length,
      );
    }
  return evaluateAlarm(alarm, store, NOW, 'OK').state;
};

const times = (count: number, period: Period): readonly Period[] => Array.from({ length: count }, () => period);
const one = (says: string, period: Period, count = 1): Scenario => ({ says, periods: times(count, period) });

type Kind = { readonly of: RegExp; readonly rings: readonly Scenario[]; readonly quiet: readonly Scenario[] };

/** A hundred events, so many of which took three seconds. */
const slow = (count: number): Period => ({
  Invocations: 100,
  Duration: Array.from({ length: 100 }, (_, at) => (at < count ? 3000 : 40)),
});
const FUNCTION = /^PorticoFunctions\/(?:Auth|Apis|Docs|Gateway|Analytics|Testing)Faults$/;

const KINDS: readonly Kind[] = [
  {
    of: /Errors$/,
    rings: [
      { says: 'two of three minutes', periods: [{ Errors: 1 }, { Errors: 0 }, { Errors: 2 }] },
      {
        says: 'what was answered for a part of a batch',
        periods: [{ Faults: 1 }, { Errors: 0 }, { Faults: 1, Errors: 0 }],
      },
    ],
    quiet: [
      { says: 'a failure that was made good by the next try', periods: [{ Errors: 1 }, { Errors: 0 }, { Errors: 0 }] },
    ],
  },
  {
    of: /Throttles$/,
    rings: [one('eleven in five minutes', { Throttles: 11 })],
    quiet: [one('ten', { Throttles: 10 }), one('nothing measured', {})],
  },
  {
    of: FUNCTION,
    rings: [
      one('six of a hundred answered 500', { Invocations: 100, Faults: 6 }),
      one('six of a hundred died', { Invocations: 100, Errors: 6 }),
      one('three and three', { Invocations: 100, Errors: 3, Faults: 3 }),
    ],
    quiet: [
      one('five of a hundred', { Invocations: 100, Faults: 5 }),
      one('one of two', { Invocations: 2, Faults: 1 }),
      one('none failed', { Invocations: 5000, Errors: 0 }),
      one('nobody asked', {}),
    ],
  },
  {
    of: /ReleaseFaults$/,
    rings: [
      {
        says: 'one of ten that a new version answers, in two of three minutes',
        periods: [
          { Invocations: 300, Faults: 4 },
          { Invocations: 300, Faults: 0 },
          { Invocations: 300, Faults: 4 },
        ],
      },
    ],
    quiet: [
      one('one of a hundred', { Invocations: 100, Faults: 1 }, 3),
      { says: 'a minute of it', periods: [...times(2, { Invocations: 300 }), { Invocations: 300, Faults: 300 }] },
      one('a few of few', { Invocations: 19, Faults: 9 }, 3),
    ],
  },
  {
    of: /^PorticoFunctions\/AuthorizerFaults$/,
    rings: [one('six of a hundred could not be decided', { Invocations: 100, Faults: 6 })],
    quiet: [
      one('every token has expired', { Invocations: 100, Errors: 100 }),
      one('one of two', { Invocations: 2, Faults: 1 }),
    ],
  },
  {
    of: /Slow$/,
    rings: [{ says: 'six of a hundred took three seconds, for a quarter of an hour', periods: times(3, slow(6)) }],
    quiet: [
      { says: 'four of a hundred', periods: times(3, slow(4)) },
      { says: 'ten minutes of it', periods: [slow(0), slow(6), slow(6)] },
      { says: 'two requests', periods: times(3, { Invocations: 2, Duration: [3000, 3000] }) },
    ],
  },
  {
    of: /Age$/,
    rings: [one('an hour', { ApproximateAgeOfOldestMessage: 3600 })],
    quiet: [one('a minute', { ApproximateAgeOfOldestMessage: 60 })],
  },
  {
    of: /Filled$/,
    rings: [one('a message', { ApproximateNumberOfMessagesVisible: 1 })],
    quiet: [one('none', { ApproximateNumberOfMessagesVisible: 0 })],
  },
  {
    of: /Late$/,
    rings: [one('two hours, for three minutes', { IteratorAge: 7_200_000 }, 3)],
    quiet: [
      { says: 'for one minute', periods: [{ IteratorAge: 900 }, { IteratorAge: 900 }, { IteratorAge: 7_200_000 }] },
      one('seconds', { IteratorAge: 4000 }, 3),
    ],
  },
  {
    of: /SignInsRefused$/,
    rings: [
      one('somebody tries passwords', { SignInSteps: 40, SignInStepsRefused: 60 }),
      one('nobody gets in', { SignInStepsRefused: 50 }),
    ],
    quiet: [
      one('every second one', { SignInSteps: 50, SignInStepsRefused: 50 }),
      one('a few mistype', { SignInSteps: 900, SignInStepsRefused: 120 }),
      one('the only ones mistype', { SignInStepsRefused: 3 }),
    ],
  },
  {
    of: /^PorticoApi\/Faults$/,
    rings: [
      one('six of a hundred', { Count: 100, '5XXError': 6 }),
      one('six of ours beside those of a backend', { Count: 100, '5XXError': 26, UpstreamFailures: 20 }),
    ],
    quiet: [
      one('five of a hundred', { Count: 100, '5XXError': 5 }),
      one('a backend fails every call', { Count: 100, '5XXError': 90, UpstreamFailures: 90 }),
      one('one of two', { Count: 2, '5XXError': 1 }),
    ],
  },
  {
    of: /^PorticoApi\/Unusual$/,
    rings: [
      { says: 'ten times as many', periods: times(4, { Count: 10_000 }), usual: { Count: 1000 } },
      { says: 'none', periods: times(4, { Count: 0 }), usual: { Count: 1000 } },
    ],
    quiet: [
      { says: 'a tenth more', periods: times(4, { Count: 1100 }), usual: { Count: 1000 } },
      { says: 'one burst', periods: [...times(3, { Count: 1000 }), { Count: 10_000 }], usual: { Count: 1000 } },
      { says: 'nothing is known yet of what is usual', periods: times(4, { Count: 10_000 }) },
    ],
  },
  {
    of: /^PorticoData\/Throttled$/,
    rings: [one('reads', { ReadThrottleEvents: 51 }, 2), one('writes and an index', { WriteThrottleEvents: 17 }, 2)],
    quiet: [
      one('a few, which the SDK tries again', { ReadThrottleEvents: 50 }, 2),
      one('one burst', { ReadThrottleEvents: 500 }),
    ],
  },
  {
    of: /^PorticoData\/TableFails$/,
    rings: [one('two of each operation', { SystemErrors: 2 }, 2)],
    quiet: [one('one of each', { SystemErrors: 1 }, 2)],
  },
  {
    of: /BlockedAtThe(?:Portal|Gateway)$/,
    rings: [one('a third', { BlockedRequests: 400, AllowedRequests: 800 }, 2)],
    quiet: [
      one('what is always tried', { BlockedRequests: 100, AllowedRequests: 900 }, 2),
      one('a handful', { BlockedRequests: 90, AllowedRequests: 10 }, 2),
    ],
  },
  {
    of: /PastTheEdge$/,
    rings: [one('many', { BlockedRequests: 201 }, 2)],
    quiet: [one('a scanner', { BlockedRequests: 40 }, 2), one('one burst', { BlockedRequests: 5000 })],
  },
  {
    of: /CertificateEnds$/,
    rings: [one('29 days', { DaysToExpiry: 29 })],
    quiet: [one('60 days, as long as ACM renews it in time', { DaysToExpiry: 60 }), one('nothing measured', {})],
  },
];

describe('each alarm', () => {
  it.each(alarms)('$id rings when people notice something, and not for what is normal', ({ id, alarm }) => {
    const [kind, ...more] = KINDS.filter(({ of }) => of.test(id));
    expect(kind, 'it is fed with metrics here').toBeDefined();
    expect(more).toEqual([]);
    for (const scenario of kind?.rings ?? []) expect(after(alarm, scenario), scenario.says).toBe('ALARM');
    for (const scenario of kind?.quiet ?? []) expect(after(alarm, scenario), scenario.says).toBe('OK');
  });

  it('acts on the topic of its severity, without an import of any alarm', () => {
    for (const { id, properties } of alarms) {
      const [action, ...more] = properties.AlarmActions as readonly unknown[];
      expect(more, id).toEqual([]);
      expect(JSON.stringify(action), id).toMatch(/(?:Page|Tomorrow)[0-9A-F]{8}/);
    }
    for (const [stack, { Outputs }] of Object.entries(templates))
      expect(JSON.stringify(Outputs ?? {}), stack).not.toMatch(
        /ExportsOutput\w*(?:Errors|Faults|Filled|Slow|Throttles)/,
      );
    const imports = JSON.stringify(
      Object.fromEntries(Object.entries(templates).filter(([name]) => name.startsWith('PorticoAlarms'))),
    );
    expect(imports).not.toContain('Fn::ImportValue');
    expect(all('AWS::Events::Rule').map(({ properties }) => JSON.stringify(properties))).not.toContainEqual(
      expect.stringContaining('aws.cloudwatch'),
    );
  });

  it('is in one alarm of its severity, whose description leads to the runbook', () => {
    const together = all('AWS::CloudWatch::CompositeAlarm');
    const children = together.flatMap(({ properties }) => [
      ...JSON.stringify(properties.AlarmRule).matchAll(/"Ref":"([^"]+)"/g),
    ]);
    expect(children.map(([, id]) => id).sort()).toEqual(
      all('AWS::CloudWatch::Alarm')
        .map(({ id }) => id)
        .sort(),
    );
    const runbook = readFileSync(new URL('../runbook.md', import.meta.url), 'utf8');
    for (const { id, properties } of together) {
      const [, heading] = /Runbook: infra\/runbook\.md#([\w-]+)$/.exec(String(properties.AlarmDescription)) ?? [];
      expect(runbook, id).toContain(`\n## ${heading}\n`);
    }
  });

  it('watches the firewalls under the names that they have', () => {
    const names = all('AWS::WAFv2::WebACL').map(
      ({ properties }) => (properties.VisibilityConfig as { MetricName: unknown }).MetricName,
    );
    expect(names.sort()).toEqual(FIREWALLS.map((one) => `portico-${one}`).sort());
  });
});

describe('who hears of alarms', () => {
  it('is mailed by both topics, which CloudWatch of this account may publish to', () => {
    const mailed = all('AWS::SNS::Subscription').filter(({ stack }) => stack === 'PorticoAlarms');
    expect(mailed.map(({ properties }) => properties.Protocol)).toEqual(['email', 'email']);
    expect(new Set(mailed.map(({ properties }) => target(properties.TopicArn))).size).toBe(2);
    for (const { properties } of all('AWS::SNS::TopicPolicy'))
      expect(properties.PolicyDocument).toMatchObject({
        Statement: expect.arrayContaining([
          expect.objectContaining({
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      });
  });

  it('hears of two hundred alarms of one stack, too', () => {
    const app = new App();
    const [first, stack] = [new Stack(app, 'Topics'), new Stack(app, 'Many')];
    const topics = { page: new Topic(first, 'Page'), tomorrow: new Topic(first, 'Tomorrow') };
    for (let at = 0; at < 200; at += 1)
      new PortalAlarm(stack, `AuditAnchorsDeadLettersFilled${at}`, {
        ...{ notices: 'Something breaks.', heading: 'page', severity: at % 4 === 0 ? 'tomorrow' : 'page' },
        ...{ metric: new Metric({ namespace: 'N', metricName: `M${at}` }), above: 0 },
      });
    hearAlarms(stack, topics);
    const { Resources, Outputs } = app.synth({ skipValidation: true }).getStackByName('Many').template as {
      Resources: Record<string, { Type: string; Properties: { AlarmRule?: unknown } }>;
      Outputs?: object;
    };
    expect(Outputs).toBeUndefined();
    expect(new Set(JSON.stringify(Resources).match(/Fn::ImportValue":"[^"]+/g))).toHaveLength(2);
    const rules = Object.values(Resources).flatMap(({ Type, Properties }) =>
      Type === 'AWS::CloudWatch::CompositeAlarm' ? JSON.stringify(Properties.AlarmRule) : [],
    );
    expect(rules).toHaveLength(4);
    for (const rule of rules) {
      const children = [...rule.matchAll(/"Ref":"([^"]+)"/g)].map(([, id]) => id);
      expect(children.length).toBeLessThanOrEqual(100);
      // As CloudFormation names them: stack, logical id, twelve letters.
      const written = children
        .map((id) => `ALARM("${'PorticoFunctions'.padEnd(30, '-')}-${id}-${'X'.repeat(12)}")`)
        .join(' OR ');
      expect(written.length).toBeLessThan(10_240);
      expect(alarmRuleHolds(written, () => 'OK')).toBe(false);
      expect(alarmRuleHolds(written, () => 'ALARM')).toBe(true);
    }
  });
});
