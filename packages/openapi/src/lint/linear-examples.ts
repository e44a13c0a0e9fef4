import { Ajv2020 } from '@redocly/ajv/dist/2020.js';
import { patternExpression } from '../validate/pattern-expression.ts';

/** What validators of every dialect have in common. */
const common: Pick<Ajv2020, '_addVocabularies' | 'opts'> = Object.getPrototypeOf(Ajv2020.prototype);
const addVocabularies = common._addVocabularies;
const regExp = Object.assign(patternExpression, { code: 'new RegExp' });

/**
 * The kept engine holds examples against their schemas with validators that it makes itself and takes no options for.
 * This is what all of them pass when they are made: they run patterns as ours do, which cannot run for ever.
 */
common._addVocabularies = function addLinearVocabularies(this: typeof common) {
  this.opts.code.regExp = regExp;
  addVocabularies.call(this);
};
