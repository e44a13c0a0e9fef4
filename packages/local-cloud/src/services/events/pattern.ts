import { BlockList, isIP } from 'node:net';
import { AwsError } from '../../service.ts';
import { type Fields, isFields } from '../wire/fields.ts';

const wildcard = (pattern: string, text: string): boolean => {
  // Greedy matching with one backtrack point: linear in practice, no regular expression from a user.
  let at = 0;
  let star = -1;
  let mark = 0;
  let index = 0;
  while (index < text.length) {
    if (pattern[at] === '*') {
      star = at++;
      mark = index;
    } else if (pattern[at] === text[index]) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++mark;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
};

const compare: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

const numeric = (rule: readonly unknown[], value: unknown): boolean => {
  if (typeof value !== 'number') return false;
  for (let at = 0; at < rule.length; at += 2) {
    const holds = compare[String(rule[at])];
    const bound = rule[at + 1];
    if (!holds || typeof bound !== 'number' || !holds(value, bound)) return false;
  }
  return rule.length > 0;
};

const inCidr = (block: string, value: unknown): boolean => {
  if (typeof value !== 'string' || isIP(value) === 0) return false;
  const [network = '', prefix = ''] = block.split('/');
  const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(network, Number(prefix), family);
  return list.check(value, isIP(value) === 6 ? 'ipv6' : 'ipv4');
};

/** Prefix and suffix take a string or `{ "equals-ignore-case": string }`. */
const affix = (rule: unknown, value: unknown, test: (text: string, part: string) => boolean): boolean => {
  if (typeof value !== 'string') return false;
  if (isFields(rule)) return test(value.toLowerCase(), String(rule['equals-ignore-case']).toLowerCase());
  return test(value, String(rule));
};

const anyOf = (rule: unknown, test: (entry: unknown) => boolean): boolean =>
  Array.isArray(rule) ? rule.some(test) : test(rule);

const anythingBut = (rule: unknown, value: unknown): boolean => {
  if (value === undefined) return false;
  if (!isFields(rule)) return !anyOf(rule, (entry) => entry === value);
  return !Object.entries(rule).some(([name, inner]) => anyOf(inner, (entry) => matchesOne({ [name]: entry }, value)));
};

const matchers: Readonly<Record<string, (rule: unknown, value: unknown) => boolean>> = {
  prefix: (rule, value) => affix(rule, value, (text, part) => text.startsWith(part)),
  suffix: (rule, value) => affix(rule, value, (text, part) => text.endsWith(part)),
  wildcard: (rule, value) => typeof value === 'string' && wildcard(String(rule), value),
  'equals-ignore-case': (rule, value) =>
    typeof value === 'string' && value.toLowerCase() === String(rule).toLowerCase(),
  numeric: (rule, value) => Array.isArray(rule) && numeric(rule, value),
  cidr: (rule, value) => inCidr(String(rule), value),
  exists: (rule, value) => (value !== undefined) === (rule === true),
  'anything-but': anythingBut,
};

const matchesOne = (matcher: unknown, value: unknown): boolean => {
  if (!isFields(matcher)) return matcher === value;
  const [entry] = Object.entries(matcher);
  const test = entry && Object.hasOwn(matchers, entry[0]) ? matchers[entry[0]] : undefined;
  return test?.(entry?.[1], value) ?? false;
};

const matchesLeaf = (allowed: readonly unknown[], value: unknown): boolean => {
  const values: readonly unknown[] = Array.isArray(value) && value.length > 0 ? value : [value];
  // An object is no leaf: for `exists` it counts as absent (EventBridge works on leaf nodes only).
  return values.some((entry) => allowed.some((matcher) => matchesOne(matcher, isFields(entry) ? undefined : entry)));
};

/**
 * Whether an event matches an EventBridge event pattern ("Amazon EventBridge event patterns"): prefix, suffix,
 * anything-but, numeric, exists, cidr, wildcard, equals-ignore-case, $or. Also the filter language of event source mappings.
 */
export const matchesPattern = (pattern: Fields, event: Fields): boolean =>
  Object.entries(pattern).every(([name, rule]) => {
    if (name === '$or') {
      return (
        Array.isArray(rule) && rule.some((alternative) => isFields(alternative) && matchesPattern(alternative, event))
      );
    }
    const value = Object.hasOwn(event, name) ? event[name] : undefined;
    if (Array.isArray(rule)) return matchesLeaf(rule, value);
    if (!isFields(rule)) return false;
    const children = Array.isArray(value) ? value.filter(isFields) : [isFields(value) ? value : {}];
    return children.some((child) => matchesPattern(rule, child));
  });

/** Refuses a pattern EventBridge would refuse: a leaf that is not a list, an unknown matcher. */
export const checkPattern = (pattern: Fields): void => {
  const refuse = (reason: string): never => {
    throw new AwsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);
  };
  for (const [name, rule] of Object.entries(pattern)) {
    if (Array.isArray(rule)) {
      if (rule.length === 0) refuse(`"${name}" is an empty array`);
      for (const matcher of rule) {
        if (name === '$or' && isFields(matcher)) checkPattern(matcher);
        else if (isFields(matcher) && !Object.keys(matcher).every((key) => Object.hasOwn(matchers, key))) {
          refuse(`Unrecognized match type in "${name}"`);
        }
      }
    } else if (isFields(rule)) checkPattern(rule);
    else refuse(`"${name}" must be an object or an array`);
  }
};
