import { asArray, asObject, asString, isObject } from '../json.ts';
import { LocalCloudError } from '../local-cloud-error.ts';

/** What names in a template mean at the moment of resolving. */
export type Scope = {
  readonly region: string;
  ref(name: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  importValue(name: string): unknown;
  /** An output of a stack that was deployed before. */
  stackOutput(stack: string, name: string): unknown;
  condition(name: string): boolean;
  mapping(name: string, top: string, second: string): unknown;
};

/** Stands for AWS::NoValue: the property that holds it disappears. */
export const NO_VALUE = Symbol('AWS::NoValue');

const list = (value: unknown, scope: Scope): unknown[] => {
  const resolved = resolve(value, scope);
  return Array.isArray(resolved) ? resolved : typeof resolved === 'string' ? resolved.split(',') : [];
};

const text = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(text).join(',');
  return isObject(value) ? JSON.stringify(value) : asString(value);
};

const substitute = (argument: unknown, scope: Scope): string => {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const own = asObject(variables);
  return asString(template).replace(/\$\{(!?)([^}]+)\}/g, (_match, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    const key = name.trim();
    if (key in own) return text(resolve(own[key], scope));
    const dot = key.indexOf('.');
    return text(
      dot < 0 || key.startsWith('AWS::') ? scope.ref(key) : scope.attribute(key.slice(0, dot), key.slice(dot + 1)),
    );
  });
};

const getAtt = (argument: unknown, scope: Scope): unknown => {
  const [logicalId, name] =
    typeof argument === 'string' ? [argument.split('.')[0], argument.split('.').slice(1).join('.')] : asArray(argument);
  return scope.attribute(asString(logicalId), text(resolve(name, scope)));
};

const select = (argument: unknown, scope: Scope): unknown => {
  const [index, items] = asArray(argument);
  return list(items, scope)[Number(resolve(index, scope))];
};

const findInMap = (argument: unknown, scope: Scope): unknown => {
  const [name, top, second] = asArray(argument).map((item) => text(resolve(item, scope)));
  return scope.mapping(name ?? '', top ?? '', second ?? '');
};

/** IPv4 only: `count` blocks of `bits` host bits inside the block. */
const cidr = (argument: unknown, scope: Scope): string[] => {
  const [block, count, bits] = asArray(argument).map((item) => text(resolve(item, scope)));
  const [address = '0.0.0.0'] = (block ?? '').split('/');
  const start = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** Number(bits);
  return Array.from({ length: Number(count) }, (_, index) => {
    const at = start + index * size;
    return `${[24, 16, 8, 0].map((shift) => Math.floor(at / 2 ** shift) % 256).join('.')}/${32 - Number(bits)}`;
  });
};

type Intrinsic = (argument: unknown, scope: Scope) => unknown;
const truth = (value: unknown, scope: Scope): boolean => {
  const resolved = resolve(value, scope);
  return resolved === true || resolved === 'true';
};

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => (name === 'AWS::NoValue' ? NO_VALUE : scope.ref(asString(name))),
  Condition: (name, scope) => scope.condition(asString(name)),
  'Fn::GetAtt': getAtt,
  'Fn::Sub': substitute,
  'Fn::Select': select,
  'Fn::FindInMap': findInMap,
  'Fn::Cidr': cidr,
  'Fn::Join': (argument, scope) => {
    const [separator, items] = asArray(argument);
    return list(items, scope).map(text).join(asString(separator));
  },
  'Fn::Split': (argument, scope) => {
    const [separator, value] = asArray(argument);
    return text(resolve(value, scope)).split(asString(separator));
  },
  'Fn::If': (argument, scope) => {
    const [condition, yes, no] = asArray(argument);
    return resolve(scope.condition(asString(condition)) ? yes : no, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = asArray(argument).map((item) => text(resolve(item, scope)));
    return left === right;
  },
  'Fn::And': (argument, scope) => asArray(argument).every((item) => truth(item, scope)),
  'Fn::Or': (argument, scope) => asArray(argument).some((item) => truth(item, scope)),
  'Fn::Not': (argument, scope) => !truth(asArray(argument)[0], scope),
  'Fn::Contains': (argument, scope) => {
    const [items, value] = asArray(argument);
    return list(items, scope).includes(resolve(value, scope));
  },
  'Fn::Base64': (argument, scope) => Buffer.from(text(resolve(argument, scope))).toString('base64'),
  'Fn::ImportValue': (argument, scope) => scope.importValue(text(resolve(argument, scope))),
  'Fn::GetStackOutput': (argument, scope) => {
    const { StackName, OutputName } = asObject(argument);
    return scope.stackOutput(text(resolve(StackName, scope)), text(resolve(OutputName, scope)));
  },
  'Fn::GetAZs': (_argument, scope) => ['a', 'b', 'c'].map((zone) => scope.region + zone),
  'Fn::Length': (argument, scope) => list(argument, scope).length,
  'Fn::ToJsonString': (argument, scope) => JSON.stringify(resolve(argument, scope)),
};

/** Resolves every intrinsic function in `value`; what asks for AWS::NoValue is left out. */
export const resolve = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope)).filter((item) => item !== NO_VALUE);
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  const [only] = keys;
  if (keys.length === 1 && only !== undefined && (only === 'Ref' || only === 'Condition' || only.startsWith('Fn::'))) {
    const intrinsic = intrinsics[only];
    // An IAM statement's own "Condition" holds an object; only a name refers to a template condition.
    if (intrinsic && (only !== 'Condition' || typeof value[only] === 'string')) return intrinsic(value[only], scope);
    if (only.startsWith('Fn::') && only !== 'Fn::Transform')
      throw new LocalCloudError(`The template uses ${only}, which the local cloud does not know.`);
  }
  const resolved: Record<string, unknown> = {};
  for (const key of keys) {
    const item = resolve(value[key], scope);
    if (item !== NO_VALUE) resolved[key] = item;
  }
  return resolved;
};

/** Logical ids (or parameters) that a value mentions: what must exist before it can be resolved. */
export const referencesOf = (value: unknown, found: Set<string> = new Set()): Set<string> => {
  if (Array.isArray(value)) {
    for (const item of value) referencesOf(item, found);
    return found;
  }
  if (!isObject(value)) return found;
  if (typeof value.Ref === 'string') found.add(value.Ref);
  const attribute = value['Fn::GetAtt'];
  if (attribute !== undefined)
    found.add(typeof attribute === 'string' ? (attribute.split('.')[0] ?? '') : asString(asArray(attribute)[0]));
  const sub = value['Fn::Sub'];
  const template = Array.isArray(sub) ? sub[0] : sub;
  if (typeof template === 'string')
    for (const match of template.matchAll(/\$\{([^!}.]+)[^}]*\}/g)) found.add((match[1] ?? '').trim());
  for (const item of Object.values(value)) referencesOf(item, found);
  return found;
};
