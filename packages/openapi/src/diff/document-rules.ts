import { type RuleRow, rulesOf } from './rule.ts';

const SECURITY: readonly RuleRow[] = [
  ['security-added', 'breaking', 'An operation that was open asks for credentials.', 'Send credentials.'],
  ['security-dropped', 'compatible', 'An operation no longer asks for credentials.'],
  ['security-alternative-added', 'compatible', 'There is a further way to authenticate.'],
  [
    'security-alternative-removed',
    'breaking',
    'A way to authenticate is no longer taken.',
    'Authenticate in one of the ways that remain.',
  ],
  [
    'security-scheme-required',
    'breaking',
    'Further credentials are asked for besides those sent so far.',
    'Send the further credentials too.',
  ],
  ['security-scheme-waived', 'compatible', 'Fewer credentials are asked for at once.'],
  ['security-scope-added', 'breaking', 'A further scope is asked for.', 'Get tokens that have the scope.'],
  ['security-scope-removed', 'compatible', 'A scope is no longer asked for.'],
  ['security-scheme-added', 'compatible', 'A security scheme was added to the document.'],
  ['security-scheme-removed', 'risky', 'A security scheme was removed from the document.', 'Use another scheme.'],
  [
    'security-scheme-changed',
    'breaking',
    'A security scheme has another type, name, place or address.',
    'Send credentials as the scheme says now.',
  ],
  ['oauth-flow-added', 'compatible', 'An OAuth flow was added.'],
  ['oauth-flow-removed', 'breaking', 'An OAuth flow was removed.', 'Get tokens by another flow.'],
  ['oauth-url-changed', 'risky', 'An address of an OAuth flow changed.', 'Get tokens at the new address.'],
  ['oauth-scope-added', 'compatible', 'A scope was added to an OAuth flow.'],
  ['oauth-scope-removed', 'breaking', 'A scope was removed from an OAuth flow.', 'Stop asking for the scope.'],
  ['oauth-scope-described', 'compatible', 'The description of a scope changed.'],
];

const SERVERS: readonly RuleRow[] = [
  ['server-added', 'compatible', 'A server was added.'],
  ['server-removed', 'breaking', 'A server was removed.', 'Call one of the servers that remain.'],
  ['server-url-changed', 'breaking', 'The only server has another address.', 'Call the new address.'],
  [
    'server-variable-default-changed',
    'risky',
    'The default of a server variable changed.',
    'Check which server is called.',
  ],
  ['server-variable-value-added', 'compatible', 'A server variable takes a further value.'],
  ['server-variable-value-removed', 'breaking', 'A server variable no longer takes a value.', 'Use another value.'],
];

const DOCUMENT: readonly RuleRow[] = [
  ['component-schema-removed', 'compatible', 'A schema was removed from the components.'],
  ['component-schema-added', 'compatible', 'A schema was added to the components.'],
  [
    'version-not-raised',
    'compatible',
    'There are breaking changes and the version of the document is the same.',
    'Go by the changes, not by the version number.',
  ],
  [
    'version-lowered',
    'compatible',
    'There are breaking changes and the version of the document is lower.',
    'Go by the changes, not by the version number.',
  ],
  [
    'version-not-major',
    'compatible',
    'There are breaking changes and the major version is the same.',
    'Go by the changes, not by the version number.',
  ],
];

/** Rules about what stands beside the operations: security, servers, components, version. */
export const documentRules = rulesOf([...SECURITY, ...SERVERS, ...DOCUMENT]);
