import { globMatches } from '../arn.ts';
import { asArray, asObject, asStrings, isObject, type JsonObject } from '../json.ts';

/** What somebody wants to do, with the request context that conditions look at. */
export type AccessRequest = {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
};

export type Decision = 'allowed' | 'explicitly denied' | 'not allowed';

type Compare = (actual: string, expected: string) => boolean;
const sameText: Compare = (actual, expected) => actual === expected;
const sameIgnoringCase: Compare = (actual, expected) => actual.toLowerCase() === expected.toLowerCase();
const like: Compare = (actual, expected) => globMatches(expected, actual);
const numeric =
  (compare: (left: number, right: number) => boolean): Compare =>
  (actual, expected) =>
    compare(Number(actual), Number(expected));
const dated =
  (compare: (left: number, right: number) => boolean): Compare =>
  (actual, expected) =>
    compare(Date.parse(actual), Date.parse(expected));

/** IAM condition operators; a `negated` one holds when no expected value matches. */
const operators: Readonly<Record<string, { readonly compare: Compare; readonly negated?: true }>> = {
  StringEquals: { compare: sameText },
  StringNotEquals: { compare: sameText, negated: true },
  StringEqualsIgnoreCase: { compare: sameIgnoringCase },
  StringNotEqualsIgnoreCase: { compare: sameIgnoringCase, negated: true },
  StringLike: { compare: like },
  StringNotLike: { compare: like, negated: true },
  ArnEquals: { compare: like },
  ArnLike: { compare: like },
  ArnNotEquals: { compare: like, negated: true },
  ArnNotLike: { compare: like, negated: true },
  Bool: { compare: sameIgnoringCase },
  NumericEquals: { compare: numeric((left, right) => left === right) },
  NumericNotEquals: { compare: numeric((left, right) => left === right), negated: true },
  NumericLessThan: { compare: numeric((left, right) => left < right) },
  NumericLessThanEquals: { compare: numeric((left, right) => left <= right) },
  NumericGreaterThan: { compare: numeric((left, right) => left > right) },
  NumericGreaterThanEquals: { compare: numeric((left, right) => left >= right) },
  DateLessThan: { compare: dated((left, right) => left < right) },
  DateGreaterThan: { compare: dated((left, right) => left > right) },
};

const valuesOf = (key: string, context: AccessRequest['context']): readonly string[] | undefined => {
  const wanted = key.toLowerCase();
  for (const [name, values] of Object.entries(context)) if (name.toLowerCase() === wanted) return values;
  return undefined;
};

const keyHolds = (operator: string, key: string, expected: readonly string[], request: AccessRequest): boolean => {
  const actual = valuesOf(key, request.context);
  if (operator === 'Null') return (actual === undefined) === (expected[0]?.toLowerCase() === 'true');
  const [, set, name = '', ifExists] = /^(ForAllValues:|ForAnyValue:)?(.+?)(IfExists)?$/.exec(operator) ?? [];
  const known = operators[name];
  if (!known) return false;
  if (actual === undefined || actual.length === 0)
    return ifExists !== undefined || set === 'ForAllValues:' || (known.negated ?? false);
  const matches = (value: string): boolean =>
    expected.some((item) => known.compare(value, item)) !== (known.negated ?? false);
  return set === 'ForAllValues:' ? actual.every(matches) : actual.some(matches);
};

/** Every operator and key must hold; an operator that is not known never does. */
const conditionsHold = (conditions: unknown, request: AccessRequest): boolean =>
  Object.entries(asObject(conditions)).every(([operator, keys]) =>
    Object.entries(asObject(keys)).every(([key, expected]) => keyHolds(operator, key, asStrings(expected), request)),
  );

const actionMatches = (patterns: unknown, action: string): boolean =>
  asStrings(patterns).some((pattern) => globMatches(pattern.toLowerCase(), action.toLowerCase()));

const resourceMatches = (patterns: unknown, resource: string): boolean =>
  asStrings(patterns).some((pattern) => globMatches(pattern, resource));

const applies = (statement: JsonObject, request: AccessRequest): boolean => {
  const action =
    'NotAction' in statement
      ? !actionMatches(statement.NotAction, request.action)
      : actionMatches(statement.Action, request.action);
  if (!action) return false;
  const resource =
    'NotResource' in statement
      ? !resourceMatches(statement.NotResource, request.resource)
      : !('Resource' in statement) || resourceMatches(statement.Resource, request.resource);
  return resource && conditionsHold(statement.Condition, request);
};

/** Evaluates policy documents as IAM does: a matching Deny wins, then a matching Allow, then nothing. */
export const evaluate = (documents: readonly unknown[], request: AccessRequest): Decision => {
  let decision: Decision = 'not allowed';
  for (const document of documents)
    for (const statement of asArray(asObject(document).Statement)) {
      if (!isObject(statement) || !applies(statement, request)) continue;
      if (statement.Effect === 'Deny') return 'explicitly denied';
      if (statement.Effect === 'Allow') decision = 'allowed';
    }
  return decision;
};
