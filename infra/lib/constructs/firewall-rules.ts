import { Fn, type IResolvable, Token } from 'aws-cdk-lib';
import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { condition } from '../condition.ts';
import { secretAt, secretVersion } from '../secret-versions.ts';

export type Statement = CfnWebACL.StatementProperty | IResolvable;
export type Rule = Omit<CfnWebACL.RuleProperty, 'priority'>;

const AS_IT_IS = [{ priority: 0, type: 'NONE' }];

export const visibility = (metricName: string) => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: true,
});

/** What stands in a condition is written as the template has it. */
export const asInTemplate = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asInTemplate);
  if (typeof value !== 'object' || value === null || Token.isUnresolved(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name.charAt(0).toUpperCase() + name.slice(1), asInTemplate(inner)]),
  );
};

/** A header with a secret that only one of ours knows. */
export type ProvingHeader = { readonly header: string; readonly secretArn: string };

const hasValue = (header: string, value: string): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    fieldToMatch: { singleHeader: { Name: header } },
    positionalConstraint: 'EXACTLY',
    searchString: value,
    textTransformations: AS_IT_IS,
  },
});

/** Whether the header has the edge's secret; while that is replaced, either value. */
export const proves = (scope: Construct, { header, secretArn }: ProvingHeader): IResolvable => {
  const other = secretVersion(scope, 'EdgeProofOther');
  const sent = hasValue(header, secretAt(secretArn, secretVersion(scope, 'EdgeProofVersion')));
  const either = { orStatement: { statements: [sent, hasValue(header, secretAt(secretArn, other))] } };
  const isReplaced = condition(scope, 'ReplacesEdgeSecret', Fn.conditionNot(Fn.conditionEquals(other, '')));
  return Fn.conditionIf(isReplaced.logicalId, asInTemplate(either), asInTemplate(sent));
};

export const not = (statement: Statement): Statement => ({ notStatement: { statement } });

/** All of them; of one that one, of none no scope at all. */
export function joined(statements: readonly [Statement, Statement, ...Statement[]]): Statement;
export function joined(statements: readonly Statement[]): Statement | undefined;
export function joined(statements: readonly Statement[]): Statement | undefined {
  return statements.length > 1 ? { andStatement: { statements: [...statements] } } : statements[0];
}

/** Paths below a prefix; what is written otherwise is read as the origin reads it. */
export const below = (prefix: string): Statement => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'STARTS_WITH',
    searchString: prefix,
    textTransformations: [{ priority: 0, type: 'URL_DECODE' }],
  },
});

/** Paths that begin with one of these segments. */
export const belowAnyOf = (segments: readonly string[]): Statement => ({
  regexMatchStatement: {
    fieldToMatch: { uriPath: {} },
    regexString: `^/(${segments.join('|')})(/|$)`,
    textTransformations: [{ priority: 0, type: 'URL_DECODE' }],
  },
});

export const bodyLargerThan = (bytes: number): Statement => ({
  sizeConstraintStatement: {
    // What is longer than the firewall reads is larger than this.
    fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
    comparisonOperator: 'GT',
    size: bytes,
    textTransformations: AS_IT_IS,
  },
});

/** So many requests of one viewer's address in five minutes, counted where the scope says. */
export const moreThan = (limit: number, scopeDownStatement: Statement | undefined): Statement => ({
  rateBasedStatement: {
    ...{ limit, aggregateKeyType: 'IP', evaluationWindowSec: 300 },
    ...(scopeDownStatement && { scopeDownStatement }),
  },
});

export const rule = (name: string, statement: Statement, action: CfnWebACL.RuleActionProperty): Rule => ({
  ...{ name, statement, action, visibilityConfig: visibility(name) },
});

/** In the order in which they are asked. */
export const inOrder = (rules: readonly Rule[]): CfnWebACL.RuleProperty[] =>
  rules.map((one, priority) => ({ ...one, priority }));
