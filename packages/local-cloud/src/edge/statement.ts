import { asArray, asNumber, asObject, asString, isObject, type JsonObject } from '../json.ts';
import { createAddressRate } from './address-rate.ts';
import { BODY_BYTES, headerIn, urlDecoded, type ViewerRequest } from './viewer-request.ts';

export type Matches = (request: ViewerRequest) => boolean;

const TRANSFORMATIONS: Readonly<Record<string, (text: string) => string>> = {
  NONE: (text) => text,
  URL_DECODE: urlDecoded,
  LOWERCASE: (text) => text.toLowerCase(),
};

const transformed = (statement: JsonObject) => {
  const steps = asArray(statement.TextTransformations)
    .map(asObject)
    .sort((a, b) => asNumber(a.Priority, 0) - asNumber(b.Priority, 0))
    .map(({ Type }) => TRANSFORMATIONS[asString(Type)] ?? unknown(`the text transformation ${asString(Type)}`));
  return (text: string) => steps.reduce((before, step) => step(before), text);
};

function unknown(what: string): never {
  throw new Error(`${what} of AWS WAF is not emulated`);
}

type Field = (request: ViewerRequest) => string | undefined;

const fieldOf = ({ FieldToMatch }: JsonObject): Field => {
  const field = asObject(FieldToMatch);
  if (isObject(field.SingleHeader)) {
    const name = asString(field.SingleHeader.Name).toLowerCase();
    return ({ headers }) => headerIn(headers, name);
  }
  if ('UriPath' in field) return ({ path }) => path;
  if ('QueryString' in field) return ({ rawQuery }) => rawQuery ?? '';
  if ('Method' in field) return ({ method }) => method;
  if ('Body' in field) return ({ body }) => body.toString('latin1', 0, BODY_BYTES);
  return unknown(`the field ${Object.keys(field).join()}`);
};

const COMPARISONS: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  EXACTLY: (value, wanted) => value === wanted,
  STARTS_WITH: (value, wanted) => value.startsWith(wanted),
  ENDS_WITH: (value, wanted) => value.endsWith(wanted),
  CONTAINS: (value, wanted) => value.includes(wanted),
};

const ofText = (statement: JsonObject, holds: (value: string) => boolean): Matches => {
  const [field, transform] = [fieldOf(statement), transformed(statement)];
  return (request) => {
    const value = field(request);
    return value !== undefined && holds(transform(value));
  };
};

const byteMatch = (statement: JsonObject): Matches => {
  const [compare, wanted] = [COMPARISONS[asString(statement.PositionalConstraint)], asString(statement.SearchString)];
  if (!compare) return unknown(`the constraint ${asString(statement.PositionalConstraint)}`);
  return ofText(statement, (value) => compare(value, wanted));
};

const regexMatch = (statement: JsonObject): Matches => {
  const pattern = new RegExp(asString(statement.RegexString));
  return ofText(statement, (value) => pattern.test(value));
};

const sizeConstraint = (statement: JsonObject): Matches => {
  const size = asNumber(statement.Size, 0);
  const operator = asString(statement.ComparisonOperator);
  if (operator !== 'GT') return unknown(`the comparison ${operator}`);
  if (!('Body' in asObject(statement.FieldToMatch))) return ofText(statement, (value) => value.length > size);
  const oversize = asString(asObject(asObject(statement.FieldToMatch).Body).OversizeHandling);
  return ({ body }) => (body.length > BODY_BYTES ? oversize === 'MATCH' : body.length > size);
};

const rateBased = (statement: JsonObject): Matches => {
  if (asString(statement.AggregateKeyType) !== 'IP') return unknown('a rate by anything but addresses');
  const limit = Number(statement.Limit);
  // https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html
  if (!(limit >= 10)) throw new Error(`AWS WAF takes no rate of ${statement.Limit}: at least 10`);
  const rate = createAddressRate(asNumber(statement.EvaluationWindowSec, 300));
  const inScope = isObject(statement.ScopeDownStatement) ? matcherOf(statement.ScopeDownStatement) : () => true;
  return (request) => inScope(request) && rate.count(request.address) > limit;
};

const geoMatch = (statement: JsonObject): Matches => {
  const codes = asArray(statement.CountryCodes).map((code) => asString(code));
  if (codes.length === 0 || codes.some((code) => !/^[A-Z]{2}$/.test(code)))
    throw new Error(`AWS WAF takes no country ${codes.join() || '(none)'}`);
  return ({ headers }) => codes.includes(headerIn(headers, 'cloudfront-viewer-country') ?? '');
};

const nested = (statement: JsonObject): readonly Matches[] =>
  asArray(statement.Statements).map((one) => matcherOf(asObject(one)));

const KINDS: Readonly<Record<string, (statement: JsonObject) => Matches>> = {
  ByteMatchStatement: byteMatch,
  RegexMatchStatement: regexMatch,
  SizeConstraintStatement: sizeConstraint,
  RateBasedStatement: rateBased,
  GeoMatchStatement: geoMatch,
  NotStatement: (statement) => {
    const inner = matcherOf(asObject(statement.Statement));
    return (request) => !inner(request);
  },
  AndStatement: (statement) => {
    const all = nested(statement);
    return (request) => all.every((one) => one(request));
  },
  OrStatement: (statement) => {
    const all = nested(statement);
    return (request) => all.some((one) => one(request));
  },
};

/** What a statement of a rule asks of a request; throws for what is not emulated, or what AWS would refuse. */
export function matcherOf(statement: JsonObject): Matches {
  const [kind = ''] = Object.keys(statement);
  return (KINDS[kind] ?? unknown(`a ${kind}`))(asObject(statement[kind]));
}
