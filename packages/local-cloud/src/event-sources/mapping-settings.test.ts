import { expect, it } from 'vitest';
import { failedItems, readMapping } from './mapping-settings.ts';

const known = new Set(['a', 'b', 'c']);

it.each<[string, unknown, unknown]>([
  ['null', null, []],
  ['no list', {}, []],
  ['an empty list', { batchItemFailures: [] }, []],
  ['two of them', { batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'c' }] }, ['a', 'c']],
  ['one nobody knows', { batchItemFailures: [{ itemIdentifier: 'z' }] }, 'all'],
  ['an empty identifier', { batchItemFailures: [{ itemIdentifier: '' }] }, 'all'],
  ['no identifier', { batchItemFailures: [{}] }, 'all'],
  ['something else than a list', { batchItemFailures: 'a' }, 'all'],
  ['text', 'fine', 'all'],
])('takes %s as Lambda does', (_name, answer, expected) => {
  expect(failedItems(JSON.stringify(answer), known)).toEqual(expected);
});

it('wants a record when one of the filters fits it, and every record without filters', () => {
  const filters = [
    { Pattern: '{"eventName":["INSERT"]}' },
    { Pattern: '{"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"outbox#"}]}}}}' },
  ];
  const { wants } = readMapping('S', 'M', {
    EventSourceArn: 'arn:aws:dynamodb:r:a:table/t/stream/1',
    FilterCriteria: { Filters: filters },
  });
  expect(wants({ eventName: 'INSERT' })).toBe(true);
  expect(wants({ eventName: 'MODIFY', dynamodb: { Keys: { pk: { S: 'outbox#1' } } } })).toBe(true);
  expect(wants({ eventName: 'MODIFY', dynamodb: { Keys: { pk: { S: 'api#1' } } } })).toBe(false);
  expect(readMapping('S', 'M', {}).wants({})).toBe(true);
});
