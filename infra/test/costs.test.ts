import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { costsSection, type Standing } from '../costs/costs.ts';
import prices from '../costs/prices.json' with { type: 'json' };
import { synthesized } from './synthesized.ts';

const { all } = synthesized();

type AlarmMetrics = readonly {
  readonly MetricStat?: {
    readonly Metric: {
      readonly MetricName: string;
      readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
    };
  };
}[];

/** What the templates have, counted. */
const standing = (): Standing => {
  const firewalls = all('AWS::WAFv2::WebACL');
  const widgets = all('AWS::CloudWatch::Dashboard').map(({ properties }) => JSON.stringify(properties.DashboardBody));
  const alarms = all('AWS::CloudWatch::Alarm').map(({ properties }) => properties.Metrics as AlarmMetrics | undefined);
  const drawn = widgets.flatMap((body) =>
    [...body.matchAll(/\\",\\"(\w+)\\",\\"service\\",\\"([\w-]+)\\"/g)].map(
      ([, name, service]) => `${service} ${name}`,
    ),
  );
  const watched = alarms.flatMap((metrics = []) =>
    metrics.flatMap(({ MetricStat }) => {
      const { MetricName = '', Dimensions = [] } = MetricStat?.Metric ?? {};
      return Dimensions.flatMap(({ Name, Value }) => (Name === 'service' ? `${Value} ${MetricName}` : []));
    }),
  );
  return {
    firewalls: firewalls.length,
    firewallRules: firewalls.reduce((sum, { properties }) => sum + (properties.Rules as unknown[]).length, 0),
    alarmMetrics: alarms.reduce(
      (sum, metrics) => sum + (metrics?.filter(({ MetricStat }) => MetricStat).length ?? 1),
      0,
    ),
    compositeAlarms: all('AWS::CloudWatch::CompositeAlarm').length,
    dashboards: widgets.length,
    secrets: all('AWS::SecretsManager::Secret').length,
    countedMetrics: new Set([...drawn, ...watched]).size,
  };
};

describe('what it costs', () => {
  it('stands in the README as it is computed from the prices and the templates (vitest -u writes it)', async () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const [before, after = ''] = readme.split('## What it costs\n');
    const [, rest = ''] = after.split(/^(?=## )/m);
    const whole = `${before}## What it costs\n\n${costsSection(standing())}\n${rest && `\n${rest}`}`;
    await expect(whole).toMatchFileSnapshot('../README.md');
  });

  it('is by dated prices that each say where they are published', () => {
    expect(prices.of).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const [name, { usd, from }] of Object.entries(prices.aws)) {
      expect(usd, name).toBeGreaterThan(0);
      expect(from, name).toMatch(/^https:\/\/aws\.amazon\.com\/[\w/-]+\/$/);
    }
    for (const { from } of prices.others) expect(from).toMatch(/^https:\/\//);
  });
});
