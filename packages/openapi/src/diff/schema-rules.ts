import { type Direction, NOTHING, type Rule, type RuleRow, rulesOf, type Severity } from './rule.ts';

const SEND = 'Send only what is allowed now.';
const RECEIVE = 'Be ready to receive what is allowed now.';

/** Keywords that forbid values: tightened they are a burden for who sends, loosened for who receives. */
const CONSTRAINTS: readonly (readonly [keyword: string, words: string, changed?: Severity])[] = [
  ['minimum', 'minimum (inclusive or exclusive)'],
  ['maximum', 'maximum (inclusive or exclusive)'],
  ['multiple-of', 'multipleOf', 'breaking'],
  ['min-length', 'minLength'],
  ['max-length', 'maxLength'],
  ['pattern', 'pattern', 'risky'],
  ['format', 'format', 'breaking'],
  ['min-items', 'minItems'],
  ['max-items', 'maxItems'],
  ['unique-items', 'uniqueItems'],
  ['min-properties', 'minProperties'],
  ['max-properties', 'maxProperties'],
  ['contains', 'contains'],
  ['min-contains', 'minContains'],
  ['max-contains', 'maxContains'],
  ['content-media-type', 'contentMediaType', 'breaking'],
  ['content-encoding', 'contentEncoding', 'breaking'],
  ['content-schema', 'contentSchema'],
  ['property-names', 'propertyNames'],
  ['pattern-property', 'a patternProperties entry'],
  ['dependent-required', 'dependentRequired'],
  ['dependent-schema', 'a dependentSchemas entry'],
  ['condition', 'if, then or else', 'risky'],
  ['not', 'not', 'risky'],
  ['union', 'a oneOf or anyOf beside the own keywords', 'risky'],
  ['unevaluated-items', 'unevaluatedItems'],
  ['unevaluated-properties', 'unevaluatedProperties'],
  ['additional-properties', 'additionalProperties'],
];

/** What is received may grow here without a consumer that was right before being wrong for certain. */
const LOOSENED_RESPONSES: Readonly<Record<string, Severity>> = {
  'additional-properties': 'compatible',
  pattern: 'risky',
};

const constraintRules = (direction: Direction): RuleRow[] =>
  CONSTRAINTS.flatMap(([keyword, words, changed]) => {
    const sent = direction === 'request';
    const where = sent ? 'of what is sent' : 'of what is received';
    const action = sent ? SEND : RECEIVE;
    const rows: RuleRow[] = [
      [
        `${direction}-${keyword}-tightened`,
        sent ? 'breaking' : 'compatible',
        `${words} ${where} was added or forbids more.`,
        sent ? action : NOTHING,
      ],
      [
        `${direction}-${keyword}-loosened`,
        sent ? 'compatible' : (LOOSENED_RESPONSES[keyword] ?? 'breaking'),
        `${words} ${where} was removed or forbids less.`,
        sent ? NOTHING : action,
      ],
    ];
    if (changed) rows.push([`${direction}-${keyword}-changed`, changed, `${words} ${where} changed.`, action]);
    return rows;
  });

const REQUESTS: readonly RuleRow[] = [
  ['request-type-changed', 'breaking', 'The type of what is sent changed.', 'Send values of the new type.'],
  ['request-type-narrowed', 'breaking', 'Fewer types are taken.', SEND],
  ['request-type-widened', 'compatible', 'More types are taken.'],
  ['request-became-nullable', 'compatible', 'Null is taken now.'],
  ['request-became-not-nullable', 'breaking', 'Null is no longer taken.', 'Stop sending null.'],
  ['request-enum-value-added', 'compatible', 'A further value is taken.'],
  ['request-enum-value-removed', 'breaking', 'A value is no longer taken.', 'Stop sending the value.'],
  ['request-became-enum', 'breaking', 'Only the listed values are taken.', 'Send only the listed values.'],
  ['request-enum-lifted', 'compatible', 'Other values than the listed ones are taken too.'],
  ['request-const-changed', 'breaking', 'The only value that is taken changed.', 'Send the new value.'],
  [
    'request-extensible-enum-value-removed',
    'breaking',
    'A value of x-extensible-enum was removed.',
    'Stop sending it.',
  ],
  ['request-extensible-enum-value-added', 'compatible', 'A value of x-extensible-enum was added.'],
  [
    'request-default-changed',
    'risky',
    'What holds when nothing is sent changed.',
    'Send the value where the former default was relied on.',
  ],
  ['request-property-added-required', 'breaking', 'A required property was added.', 'Send the new property.'],
  ['request-property-added-optional', 'compatible', 'An optional property was added.'],
  ['request-property-removed', 'risky', 'A property was removed.', 'Stop sending the property; it has no effect.'],
  ['request-property-refused', 'breaking', 'A property was removed and is refused now.', 'Stop sending the property.'],
  [
    'request-property-became-required',
    'breaking',
    'An optional property became required.',
    'Always send the property.',
  ],
  ['request-property-became-optional', 'compatible', 'A required property became optional.'],
  ['request-property-became-read-only', 'risky', 'A property can no longer be sent.', 'Stop sending the property.'],
  ['request-property-became-writable', 'compatible', 'A property can be sent now.'],
  [
    'request-xml-changed',
    'risky',
    'The name or place in XML of what is sent changed.',
    'Check how the XML is written.',
  ],
  ['request-variant-added', 'compatible', 'A further variant is taken.'],
  ['request-variant-removed', 'breaking', 'A variant is no longer taken.', 'Send one of the variants that remain.'],
  ['request-union-mode-changed', 'risky', 'oneOf became anyOf or the reverse.', 'Check that exactly one variant fits.'],
  ['request-discriminator-added', 'risky', 'A discriminator was added.', 'Send the property that tells the variant.'],
  ['request-discriminator-removed', 'compatible', 'A discriminator was removed.'],
  ['request-discriminator-changed', 'breaking', 'Another property tells the variant.', 'Send the new property.'],
  ['request-discriminator-value-added', 'compatible', 'A further value of the discriminator is taken.'],
  ['request-discriminator-value-removed', 'breaking', 'A value of the discriminator was removed.', 'Stop sending it.'],
  ['request-discriminator-value-changed', 'breaking', 'A value of the discriminator means another variant.', SEND],
  ['request-tuple-item-added', 'compatible', 'A closed list has a further place.'],
  ['request-tuple-item-removed', 'breaking', 'A closed list has a place less.', 'Send fewer items.'],
];

const RESPONSES: readonly RuleRow[] = [
  ['response-type-changed', 'breaking', 'The type of what is received changed.', 'Read values of the new type.'],
  ['response-type-narrowed', 'compatible', 'Fewer types are received.'],
  ['response-type-widened', 'breaking', 'More types are received.', RECEIVE],
  ['response-became-nullable', 'breaking', 'Null may be received now.', 'Be ready to receive null.'],
  ['response-became-not-nullable', 'compatible', 'Null is no longer received.'],
  ['response-enum-value-added', 'risky', 'A further value may be received.', 'Be ready to receive the new value.'],
  ['response-enum-value-removed', 'compatible', 'A value is no longer received.'],
  ['response-became-enum', 'compatible', 'Only the listed values are received.'],
  ['response-enum-lifted', 'risky', 'Other values than the listed ones may be received.', RECEIVE],
  ['response-const-changed', 'breaking', 'The only value that is received changed.', 'Expect the new value.'],
  ['response-extensible-enum-value-removed', 'compatible', 'A value of x-extensible-enum was removed.'],
  ['response-extensible-enum-value-added', 'compatible', 'A value of x-extensible-enum was added.'],
  ['response-default-changed', 'compatible', 'The documented default of what is received changed.'],
  [
    'response-property-removed-required',
    'breaking',
    'A property that was always received was removed.',
    'Stop reading the property.',
  ],
  ['response-property-removed-optional', 'risky', 'An optional property was removed.', 'Stop relying on the property.'],
  ['response-property-added', 'compatible', 'A property was added.'],
  [
    'response-property-became-optional',
    'breaking',
    'A property is no longer always received.',
    'Be ready for its absence.',
  ],
  ['response-property-became-required', 'compatible', 'A property is now always received.'],
  [
    'response-property-became-write-only',
    'breaking',
    'A property is no longer received.',
    'Stop reading the property.',
  ],
  ['response-property-became-readable', 'compatible', 'A property is received now.'],
  [
    'response-xml-changed',
    'risky',
    'The name or place in XML of what is received changed.',
    'Check how the XML is read.',
  ],
  ['response-variant-added', 'breaking', 'A further variant may be received.', 'Be ready to receive the new variant.'],
  ['response-variant-removed', 'compatible', 'A variant is no longer received.'],
  ['response-union-mode-changed', 'compatible', 'oneOf became anyOf or the reverse.'],
  ['response-discriminator-added', 'compatible', 'A discriminator was added.'],
  ['response-discriminator-removed', 'risky', 'A discriminator was removed.', 'Tell the variants by other means.'],
  ['response-discriminator-changed', 'breaking', 'Another property tells the variant.', 'Read the new property.'],
  [
    'response-discriminator-value-added',
    'risky',
    'A further value of the discriminator may be received.',
    'Be ready to receive the new value.',
  ],
  ['response-discriminator-value-removed', 'compatible', 'A value of the discriminator is no longer received.'],
  ['response-discriminator-value-changed', 'breaking', 'A value of the discriminator means another variant.', RECEIVE],
  ['response-tuple-item-added', 'breaking', 'A closed list has a further place.', 'Be ready for further items.'],
  ['response-tuple-item-removed', 'compatible', 'A closed list has a place less.'],
];

const LIFECYCLE: readonly RuleRow[] = [
  ['property-deprecated', 'compatible', 'A property was deprecated.', 'Plan to move away from the property.'],
  [
    'property-deprecated-without-sunset',
    'compatible',
    'A property was deprecated without saying when it ends.',
    'Plan to move away from the property; ask when it ends.',
  ],
  ['property-reactivated', 'compatible', 'A property is no longer deprecated.'],
  ['property-sunset-unreadable', 'risky', 'The sunset of a property is no date.', 'Ask when the property ends.'],
  [
    'property-sunset-too-soon',
    'risky',
    'The sunset of a property is sooner than the notice period.',
    'Move away from the property before its sunset.',
  ],
  ['property-sunset-earlier', 'risky', 'The sunset of a property is earlier.', 'Move away before the new sunset.'],
  ['property-sunset-later', 'compatible', 'The sunset of a property is later.'],
  ['property-sunset-removed', 'risky', 'A deprecated property lost its sunset date.', 'Ask when the property ends.'],
  ['property-stability-decreased', 'risky', 'The stability level of a property decreased.', 'Expect changes.'],
  ['property-stability-increased', 'compatible', 'The stability level of a property increased.'],
  [
    'property-stability-unknown',
    'risky',
    'The stability level is none of draft, alpha, beta, stable.',
    'Ask what is promised.',
  ],
];

/** Rules about schemas, one table for what is sent and one for what is received. */
export const schemaRules: readonly Rule[] = rulesOf([
  ...REQUESTS,
  ...constraintRules('request'),
  ...RESPONSES,
  ...constraintRules('response'),
  ...LIFECYCLE,
]);
