import { afterEach, expect, it } from 'vitest';
import { counted, countLine } from './counted.ts';

const before = { ...process.env };
afterEach(() => {
  for (const name of ['POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_SERVICE_NAME'])
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
});

it('counts are fields of a line, by the function’s name and nothing finer, of this deployment', () => {
  process.env.POWERTOOLS_METRICS_NAMESPACE = 'PorticoFunctions';
  expect(counted({ Faults: 1, ApiKeys: 2 }, 5)).toEqual({
    _aws: {
      Timestamp: 5,
      CloudWatchMetrics: [
        {
          Namespace: 'PorticoFunctions',
          Dimensions: [['service']],
          Metrics: [
            { Name: 'Faults', Unit: 'Count' },
            { Name: 'ApiKeys', Unit: 'Count' },
          ],
        },
      ],
    },
    Faults: 1,
    ApiKeys: 2,
  });
});

it('a line of counts alone says whose they are', () => {
  process.env.POWERTOOLS_SERVICE_NAME = 'authorizer';
  const line = countLine({ FirstCalls: 1 });
  expect(line.endsWith('}\n')).toBe(true);
  expect(JSON.parse(line)).toMatchObject({ service: 'authorizer', FirstCalls: 1 });
});
