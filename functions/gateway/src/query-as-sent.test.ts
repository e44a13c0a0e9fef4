import type { APIGatewayProxyEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { queryAsSent } from './query-as-sent.ts';

const read = (sent: string | string[], query: Record<string, string[]> | null) =>
  queryAsSent({
    multiValueHeaders: { 'X-Portico-Query': [sent].flat() },
    multiValueQueryStringParameters: query,
    // It reads no other part of an event.
  } as unknown as APIGatewayProxyEvent);

describe('the query as it was sent', () => {
  it.each<[string, Record<string, string[]> | null]>([
    ['?b=1&a=2&b=3', { b: ['1', '3'], a: ['2'] }],
    ['?a=%41+%20%2b', { a: ['A  +'] }],
    ['?a&b=&=c', { a: [''], b: [''], '': ['c'] }],
    ['?a=%E4%BD&b=1', { a: ['\ufffd'], b: ['1'] }],
    ['?a=%zz', { a: ['%zz'] }],
    ['?x=\'"<>|{}[]', { x: ['\'"<>|{}[]'] }],
    ['?&&a=1&', { a: ['1'] }],
    ['?', null],
  ])('%s is taken: it is what API Gateway read', (sent, query) => {
    expect(read(sent, query)).toBe(sent);
  });

  it.each<[string | string[], Record<string, string[]> | null]>([
    ['?a=2', { a: ['1'] }],
    ['?a=1&a=1', { a: ['1'] }],
    ['?a=1', { a: ['1', '1'] }],
    ['?a=1&admin=1', { a: ['1'] }],
    ['?a=1&x=%zz', { a: ['1'] }],
    ['?a=1', null],
    [['?a=1', '?a=1'], { a: ['1'] }],
    ['a=1', { a: ['1'] }],
    ['?a=1#b', { a: ['1#b'] }],
    ['?a= 1', { a: [' 1'] }],
  ])('%j is not: it says something else than what was read', (sent, query) => {
    expect(read(sent, query)).toBeUndefined();
  });
});
