import { type RuleRow, rulesOf } from './rule.ts';

const PARAMETERS: readonly RuleRow[] = [
  ['parameter-added-required', 'breaking', 'A required parameter was added.', 'Send the new parameter.'],
  ['parameter-added-optional', 'compatible', 'An optional parameter was added.'],
  [
    'parameter-removed',
    'risky',
    'A parameter was removed.',
    'Stop sending the parameter; it has no effect or is refused.',
  ],
  [
    'parameter-removed-before-sunset',
    'breaking',
    'A deprecated parameter was removed before its announced sunset.',
    'Stop sending the parameter; it ended earlier than announced.',
  ],
  [
    'parameter-removed-deprecated',
    'compatible',
    'A deprecated parameter was removed, after its sunset when it had one.',
    'Stop sending the parameter.',
  ],
  ['parameter-moved', 'breaking', 'A parameter is read from another place.', 'Send the parameter in its new place.'],
  ['parameter-became-required', 'breaking', 'An optional parameter became required.', 'Always send the parameter.'],
  ['parameter-became-optional', 'compatible', 'A required parameter became optional.'],
  [
    'parameter-serialization-changed',
    'breaking',
    'A parameter is written in another way: style, explode or media type.',
    'Write the value of the parameter in the new way.',
  ],
  [
    'parameter-reserved-refused',
    'risky',
    'Reserved characters are no longer allowed.',
    'Percent-encode reserved characters.',
  ],
  ['parameter-reserved-allowed', 'compatible', 'Reserved characters are now allowed.'],
  [
    'parameter-empty-refused',
    'breaking',
    'A parameter may no longer be empty.',
    'Send a value, or leave the parameter out.',
  ],
  ['parameter-empty-allowed', 'compatible', 'A parameter may now be empty.'],
  ['parameter-deprecated', 'compatible', 'A parameter was deprecated.', 'Plan to stop sending the parameter.'],
  [
    'parameter-deprecated-without-sunset',
    'compatible',
    'A parameter was deprecated without saying when it ends.',
    'Plan to stop sending the parameter; ask when it ends.',
  ],
  ['parameter-reactivated', 'compatible', 'A parameter is no longer deprecated.'],
  ['parameter-sunset-unreadable', 'risky', 'The sunset of a parameter is no date.', 'Ask when the parameter ends.'],
  [
    'parameter-sunset-too-soon',
    'risky',
    'The sunset of a parameter is sooner than the notice period.',
    'Stop sending the parameter before its sunset.',
  ],
  [
    'parameter-sunset-earlier',
    'risky',
    'The sunset of a parameter was moved to an earlier date.',
    'Stop sending the parameter before its new sunset.',
  ],
  ['parameter-sunset-later', 'compatible', 'The sunset of a parameter was moved to a later date.'],
  [
    'parameter-sunset-removed',
    'risky',
    'A deprecated parameter lost its sunset date.',
    'Ask when the parameter ends; it may now be at any time.',
  ],
  [
    'parameter-stability-decreased',
    'risky',
    'The stability level of a parameter decreased.',
    'Expect changes without notice, or stop relying on the parameter.',
  ],
  ['parameter-stability-increased', 'compatible', 'The stability level of a parameter increased.'],
  [
    'parameter-stability-unknown',
    'risky',
    'The stability level is none of draft, alpha, beta, stable.',
    'Ask what is promised.',
  ],
];

/** Rules about parameters. */
export const parameterRules = rulesOf(PARAMETERS);
