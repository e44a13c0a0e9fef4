import { english } from '@portico/words';
import { expect, it } from 'vitest';
import { REDOCLY_RULES } from './lint-rules.ts';
import { redoclyWords } from './redocly-words.ts';

it('every rule of the kept engine is said in words of ours, which can be said in other languages', () => {
  const untold = Object.keys(REDOCLY_RULES).filter((rule) => redoclyWords(rule, 'x').text === '{0}');
  expect(untold).toEqual([]);
});

it.each([
  ['no-unused-components', 'Component: "Pet" is never used.', 'Nothing refers to the component "Pet".'],
  [
    'no-invalid-schema-examples',
    'Example value must conform to the schema: `size` property type must be integer.',
    'The example does not fit its schema: "size" must be integer.',
  ],
  [
    'no-invalid-media-type-examples',
    "Example value must conform to the schema: must have required property 'name'.",
    'The example does not fit its schema: the field "name" is required.',
  ],
  [
    'no-invalid-media-type-examples',
    'Example value must conform to the schema: `at` property must match format "date-time".',
    'The example does not fit its schema: "at" must be a date-time.',
  ],
])('what %s tells is kept: %s', (rule, message, said) => {
  expect(english(redoclyWords(rule, message))).toBe(said);
});
