import type { ReferenceSchemaView } from '@portico/client';
import { describe, expect, it } from 'vitest';
import { reference } from '../../i18n/messages/reference.ts';
import { offersOf } from './schema-offers.ts';

const view = (kind: ReferenceSchemaView['kind'], more: Partial<ReferenceSchemaView> = {}): ReferenceSchemaView => ({
  kind,
  pointer: '',
  ...more,
});
const color = view('enum', { values: ['red', 'blue'], default: 'red', nullable: true });
const pet = view('object', {
  properties: [
    { name: 'name', required: true, schema: view('string', { example: 'Rex' }) },
    { name: 'id', required: true, schema: view('integer', { readOnly: true }) },
    { name: 'color', required: false, schema: color },
    { name: 'tame', required: false, schema: view('boolean') },
  ],
  additional: view('object', { properties: [{ name: 'note', required: false, schema: view('string') }] }),
});
const fish = view('object', { properties: [{ name: 'depth', required: false, schema: view('number') }] });
const schema = view('reference', {
  opened: view('array', {
    items: view('union', { mode: 'oneOf', variants: [view('reference', { opened: pet }), fish] }),
  }),
});
const { members, values } = offersOf(schema, reference.en);
const names = (path: readonly (string | number)[]) => members(path).map(({ text }) => text);

describe('what is offered in a body', () => {
  it('are the members of all that may stand there, but what is only read', () => {
    expect(names([])).toEqual([]);
    expect(names([0])).toEqual(['name', 'color', 'tame', 'depth']);
    expect(members([0])[0]).toEqual({ text: 'name', detail: 'string · required', first: true });
    expect(names([0, 'anything else'])).toEqual(['note']);
    expect(names([0, 'name', 'deeper'])).toEqual([]);
  });

  it('are values as JSON has them, each once', () => {
    const said = (path: readonly (string | number)[]) => values(path).map(({ text }) => text);
    expect(said([0, 'color'])).toEqual(['"red"', '"blue"', 'null']);
    expect(said([0, 'tame'])).toEqual(['true', 'false']);
    expect(said([0, 'name'])).toEqual(['"Rex"']);
    expect(said(['nowhere'])).toEqual([]);
  });
});
