import type { LintCategory, LintSeverity } from './lint-report.ts';

/** What a rule is counted by: broken places over places there are. */
export type Denominator = 'document' | 'operation' | 'schema' | 'parameter' | 'body' | 'failure' | 'server' | 'tag';

export type LintRule = {
  readonly severity: LintSeverity;
  readonly category: LintCategory;
  /** Share of the score; the weights of all rules that are on make 100. */
  readonly weight: number;
  readonly per: Denominator;
  readonly title: string;
};

const rule = (
  severity: LintSeverity,
  category: LintCategory,
  weight: number,
  per: Denominator,
  title: string,
): LintRule => ({ severity, category, weight, per, title });

/** Rules of the kept engine that our profile uses, by the engine's names (redocly.com/docs/cli/rules). */
export const REDOCLY_RULES: Readonly<Record<string, LintRule>> = {
  'no-identical-paths': rule(
    'error',
    'correctness',
    4,
    'operation',
    'Paths that are the same but for the names of their variables',
  ),
  'no-ambiguous-paths': rule('warning', 'design', 2, 'operation', 'Paths of which a request could mean either'),
  'path-declaration-must-exist': rule('error', 'correctness', 2, 'operation', 'Paths with a variable without a name'),
  'path-not-include-query': rule('error', 'correctness', 3, 'operation', 'Paths with a query in them'),
  'no-path-trailing-slash': rule('warning', 'design', 1, 'operation', 'Paths that end with a slash'),
  'no-http-verbs-in-paths': rule('warning', 'design', 1, 'operation', 'Paths that name a method'),
  'path-parameters-defined': rule('error', 'correctness', 4, 'operation', 'Path variables that are not declared'),
  'operation-2xx-response': rule('error', 'correctness', 4, 'operation', 'Operations that never succeed'),
  'operation-4xx-response': rule('warning', 'documentation', 7, 'operation', 'Operations that say nothing of failure'),
  'operation-summary': rule('warning', 'documentation', 7, 'operation', 'Operations without a summary'),
  'operation-operationId': rule('warning', 'documentation', 6, 'operation', 'Operations without an operationId'),
  'operation-operationId-url-safe': rule(
    'warning',
    'design',
    1,
    'operation',
    'operationIds that a URL cannot hold as they are',
  ),
  'operation-description': rule('warning', 'documentation', 4, 'operation', 'Operations without a description'),
  'parameter-description': rule('warning', 'documentation', 5, 'parameter', 'Parameters without a description'),
  'tag-description': rule('warning', 'documentation', 1, 'tag', 'Tags without a description'),
  'no-duplicated-tag-names': rule('warning', 'design', 1, 'tag', 'Tags that are listed twice'),
  'operation-tag-defined': rule('warning', 'documentation', 1, 'operation', 'Tags that the document does not list'),
  'info-contact': rule('warning', 'documentation', 1, 'document', 'No contact'),
  'info-license': rule('warning', 'documentation', 1, 'document', 'No licence'),
  'security-defined': rule('error', 'security', 10, 'operation', 'Operations that say nothing of who may call them'),
  'security-scopes-defined': rule('warning', 'security', 1, 'operation', 'Scopes that no flow declares'),
  'no-enum-type-mismatch': rule('error', 'correctness', 3, 'schema', 'Enumerations with values of another type'),
  'no-schema-type-mismatch': rule('error', 'correctness', 3, 'schema', 'Schemas whose keywords belong to another type'),
  'no-duplicated-enum-values': rule('warning', 'correctness', 1, 'schema', 'Enumerations with a value twice'),
  'no-required-schema-properties-undefined': rule(
    'warning',
    'correctness',
    3,
    'schema',
    'Required properties that are not declared',
  ),
  'no-illogical-composition-keywords': rule(
    'warning',
    'design',
    1,
    'schema',
    'Compositions of one schema, or of the same one twice',
  ),
  'no-mixed-number-range-constraints': rule(
    'warning',
    'correctness',
    1,
    'schema',
    'Limits that contradict one another',
  ),
  'nullable-type-sibling': rule(
    'warning',
    'correctness',
    2,
    'schema',
    '"nullable" without a type, which means nothing',
  ),
  'spec-ref-siblings': rule('warning', 'correctness', 1, 'schema', 'Fields beside a $ref, which nobody reads'),
  'no-invalid-media-type-examples': rule(
    'warning',
    'correctness',
    6,
    'body',
    'Examples of bodies that their schema does not allow',
  ),
  'no-invalid-schema-examples': rule(
    'warning',
    'correctness',
    4,
    'schema',
    'Examples of schemas that they do not allow',
  ),
  'no-invalid-parameter-examples': rule(
    'warning',
    'correctness',
    2,
    'parameter',
    'Examples of parameters that their schema does not allow',
  ),
  'no-example-value-and-externalValue': rule('warning', 'correctness', 1, 'body', 'Examples with two values'),
  'no-unused-components': rule('warning', 'design', 1, 'schema', 'Components that nothing refers to'),
  'no-empty-servers': rule('warning', 'correctness', 1, 'document', 'No server'),
  'no-server-trailing-slash': rule('warning', 'design', 1, 'server', 'Server URLs that end with a slash'),
  'no-undefined-server-variable': rule('error', 'correctness', 2, 'server', 'Server variables that are not declared'),
  'no-server-variables-empty-enum': rule('error', 'correctness', 1, 'server', 'Server variables without values'),
  'no-unsafe-markdown': rule('error', 'security', 2, 'document', 'Descriptions with active content'),
};

/** Rules of our own: what a consumer of an API through a gateway needs. */
export const PORTICO_RULES: Readonly<Record<string, LintRule>> = {
  'secure-server': rule('error', 'security', 3, 'server', 'Servers that are not reached by https'),
  'no-key-in-query': rule('warning', 'security', 2, 'document', 'Keys in the query, where logs keep them'),
  'problem-details': rule(
    'warning',
    'design',
    4,
    'failure',
    'Failures that are not application/problem+json (RFC 9457)',
  ),
  'list-paged': rule('warning', 'design', 3, 'operation', 'Lists without a parameter for pages or a limit'),
  'request-string-bounded': rule('warning', 'security', 2, 'parameter', 'Text parameters of any length'),
  'body-example': rule('warning', 'documentation', 7, 'body', 'JSON bodies without an example'),
  'schema-description': rule('warning', 'documentation', 4, 'schema', 'Schemas without a description'),
  'operation-tag': rule('warning', 'documentation', 2, 'operation', 'Operations without a tag'),
  'deprecation-explained': rule(
    'warning',
    'documentation',
    1,
    'operation',
    'Deprecated operations that do not say what to use instead',
  ),
  'property-case': rule(
    'warning',
    'design',
    2,
    'schema',
    'Property names in another style than the rest of the document',
  ),
};

export const LINT_RULES: Readonly<Record<string, LintRule>> = { ...REDOCLY_RULES, ...PORTICO_RULES };
