import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planOf } from '../../scripts/deploy/plan.ts';
import { type Kept, keptIn, upgradeFaults } from './released.ts';

const released = new Map(
  Object.entries(JSON.parse(readFileSync(join(import.meta.dirname, 'released.json'), 'utf8')) as Record<string, Kept>),
);
const now = keptIn(join(import.meta.dirname, '../../cdk.out'));
const deployed = (resources: Kept['resources']) => ({
  ...{ template: { Resources: resources }, parameters: {}, outputs: {}, status: 'UPDATE_COMPLETE' },
});
const lostOf = (name: string, before: Kept['resources'], after: Kept['resources']) =>
  planOf({ name, template: { Resources: after } }, {}, deployed(before)).lost;

describe('an update from the last release', () => {
  it('drops no export that is read at that moment, and loses nothing that holds data', () => {
    expect(upgradeFaults(released, now)).toEqual([]);
    for (const [name, { resources }] of released)
      expect(lostOf(name, resources, now.get(name)?.resources ?? {}), name).toEqual([]);
  });

  it('imports nothing any more: the next one may drop what it likes', () => {
    for (const [name, { imports }] of now) expect(imports, name).toEqual([]);
  });
});

describe('what would hurt', () => {
  const kept = (changes: Partial<Kept>): Kept => ({ imports: [], exports: [], resources: {}, ...changes });
  const table = (name: string) => ({
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [{ AttributeName: name, KeyType: 'HASH' }] } },
  });

  it('is an export that goes before its reader does', () => {
    const before = new Map([
      ['Data', kept({ exports: ['x'] })],
      ['Api', kept({ imports: ['x'] })],
    ]);
    const after = [['Data', kept({})] as const, ['Api', kept({})] as const];
    expect(upgradeFaults(before, new Map(after))).toEqual(['Data drops x while Api reads it']);
    expect(upgradeFaults(before, new Map(after.toReversed()))).toEqual([]);
  });

  it('is a resource with data that goes, has another name, or becomes another one', () => {
    const before = new Map([['Data', kept({ resources: table('pk') })]]);
    expect(upgradeFaults(before, new Map([['Data', kept({})]]))).toEqual(['Data/Table holds data and is gone']);
    expect(lostOf('Data', table('pk'), table('id'))).toEqual(['Data/Table']);
    expect(lostOf('Data', table('pk'), {})).toEqual(['Data/Table']);
    expect(lostOf('Data', table('pk'), table('pk'))).toEqual([]);
  });
});
