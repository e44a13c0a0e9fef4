import { Entity } from 'electrodb';
import { describe, expect, it } from 'vitest';
import { plan } from './entities/consumer.ts';
import { Validator } from './model-validator.ts';

const broken = { model: { entity: 'x', service: 'y', version: '1' }, attributes: { a: { type: 'nothing' } } };

describe('the models', () => {
  it('are checked whole where the tests load them: a broken one is refused', () => {
    // Not a model by type: that is what is tested.
    expect(() => new Entity(broken as never)).toThrow();
  });

  it('are told from entities and from anything else in the bundles', () => {
    const { validate } = Validator.prototype;
    expect(validate(plan().schema).errors).toEqual([]);
    for (const other of [plan(), undefined, null, {}, 'plan', broken]) expect(validate(other).errors).toHaveLength(1);
  });
});
