import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { madeItem } from './stream.ts';

const IMAGE = { __edb_e__: { S: 'event' }, eventId: { S: 'evt_1' }, expiresAtSeconds: { N: '1' } };

describe('an item on the table’s stream', () => {
  it('is told once, when it is made: not when it changes, nor when DynamoDB deletes it, however late', () => {
    const record = (eventName: DynamoDBRecord['eventName'], dynamodb: DynamoDBRecord['dynamodb']) =>
      madeItem({ eventName, dynamodb }, 'event');
    expect(record('INSERT', { NewImage: IMAGE })).toMatchObject({ eventId: 'evt_1', expiresAtSeconds: 1 });
    expect(record('MODIFY', { OldImage: IMAGE, NewImage: IMAGE })).toBeUndefined();
    expect(record('REMOVE', { OldImage: IMAGE })).toBeUndefined();
  });
});
