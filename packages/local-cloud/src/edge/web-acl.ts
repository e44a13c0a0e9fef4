import { asArray, asNumber, asObject, asString, isObject, type JsonObject } from '../json.ts';
import { MANAGED_RULES } from './managed-rules.ts';
import { type Matches, matcherOf } from './statement.ts';
import type { ViewerRequest } from './viewer-request.ts';

export type EdgeAnswer = {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
};

type Verdict = 'allow' | 'count' | EdgeAnswer;
type Asked = (request: ViewerRequest) => Verdict | undefined;

export type WebAcl = {
  /** The refusal, by the first rule that ends it; undefined lets the request pass. */
  readonly check: (request: ViewerRequest) => EdgeAnswer | undefined;
};

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  APPLICATION_JSON: 'application/json',
  TEXT_HTML: 'text/html',
  TEXT_PLAIN: 'text/plain',
};
/** AWS WAF's own answer, which is CloudFront's page: nothing for a program to read. */
const REFUSED =
  '<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY>403 ERROR</BODY></HTML>';

const refusalOf = (block: JsonObject, bodies: JsonObject): EdgeAnswer => {
  const custom = asObject(block.CustomResponse);
  const body = asObject(bodies[asString(custom.CustomResponseBodyKey)]);
  const text = asString(body.Content, REFUSED);
  const extra = asArray(custom.ResponseHeaders).map(asObject);
  if (extra.some(({ Name }) => asString(Name).toLowerCase() === 'content-type'))
    throw new Error('AWS WAF lets no answer say its content-type');
  return {
    status: asNumber(custom.ResponseCode, 403),
    headers: [
      ['Content-Type', MEDIA_TYPES[asString(body.ContentType)] ?? 'text/html'],
      ...extra.map(({ Name, Value }) => [asString(Name), asString(Value)] as const),
    ],
    body: Buffer.from(text),
  };
};

const verdictOf = (action: JsonObject, bodies: JsonObject): Verdict => {
  if ('Allow' in action) return 'allow';
  return 'Block' in action ? refusalOf(asObject(action.Block), bodies) : 'count';
};

/** A group of AWS's: what each of its rules does, but where it is overridden; they refuse by themselves. */
const groupOf = (group: JsonObject, bodies: JsonObject): Asked => {
  const rules = MANAGED_RULES[asString(group.Name)];
  if (!rules) throw new Error(`AWS's rule group ${asString(group.Name)} is not emulated`);
  const inScope: Matches = isObject(group.ScopeDownStatement) ? matcherOf(group.ScopeDownStatement) : () => true;
  const overrides = new Map(
    asArray(group.RuleActionOverrides)
      .map(asObject)
      .map(({ Name, ActionToUse }) => [asString(Name), verdictOf(asObject(ActionToUse), bodies)]),
  );
  return (request) => {
    if (!inScope(request)) return undefined;
    for (const [name, matches] of Object.entries(rules)) {
      if (!matches(request)) continue;
      const verdict = overrides.get(name) ?? refusalOf({}, bodies);
      if (verdict !== 'count') return verdict;
    }
    return undefined;
  };
};

const askedOf = (rule: JsonObject, bodies: JsonObject): Asked => {
  const statement = asObject(rule.Statement);
  if (isObject(statement.ManagedRuleGroupStatement)) return groupOf(statement.ManagedRuleGroupStatement, bodies);
  const [matches, verdict] = [matcherOf(statement), verdictOf(asObject(rule.Action), bodies)];
  return (request) => (matches(request) ? verdict : undefined);
};

/** An `AWS::WAFv2::WebACL` by its properties: rules in the order of their priority. */
export const createWebAcl = (properties: JsonObject): WebAcl => {
  const bodies = asObject(properties.CustomResponseBodies);
  const otherwise = verdictOf(asObject(properties.DefaultAction), bodies);
  const rules = asArray(properties.Rules)
    .map(asObject)
    .sort((a, b) => asNumber(a.Priority, 0) - asNumber(b.Priority, 0))
    .map((rule) => askedOf(rule, bodies));
  return {
    check: (request) => {
      for (const asked of rules) {
        const verdict = asked(request);
        if (verdict === undefined || verdict === 'count') continue;
        return verdict === 'allow' ? undefined : verdict;
      }
      return typeof otherwise === 'string' ? undefined : otherwise;
    },
  };
};
