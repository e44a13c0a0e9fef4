import { describe, expect, it } from 'vitest';
import { filterCalls, merged } from './call-filter.ts';

const CALLS = [
  { requestId: 'a', status: 200, operation: 'list' },
  { requestId: 'b', status: 404, operation: 'list' },
  { requestId: 'c', status: 429, operation: 'buy' },
];

describe('recent calls', () => {
  it.each([
    ['all', 'all', ['a', 'b', 'c']],
    ['4', 'all', ['b', 'c']],
    ['4', 'buy', ['c']],
    ['5', 'list', []],
  ])('with status %s and operation %s are %j', (status, operation, ids) => {
    expect(filterCalls(CALLS, { status, operation }).map(({ requestId }) => requestId)).toEqual(ids);
  });

  it('keep what was read before behind what is new, each once', () => {
    const [first, second, third] = CALLS;
    if (!first || !second || !third) throw new Error('three calls');
    expect(merged([first, second], [second, third]).map(({ requestId }) => requestId)).toEqual(['a', 'b', 'c']);
  });
});
