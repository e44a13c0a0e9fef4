import { createNames, pascalCase } from '@portico/openapi';
import type { PackageNames, SdkPlan } from '../plan/sdk-plan.ts';
import { type ClientMethod, clientMethods } from './client-methods.ts';
import { exportedName } from './exported-name.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** What the runtime exports. */
const RUNTIME = (
  'APIError CallOption Config ConnectionError DecodeError EventStream FileInput Iterator New NewFile NewNullable Null Nullable Problem Ptr ' +
  'Response ServerSentEvent TimeoutError Version WithHeader WithIdempotencyKey WithResponse WithRetries WithTimeout'
).split(' ');

const KEYWORDS = words(
  'break case chan const continue default defer else fallthrough for func go goto if import interface map package range return ' +
    'select struct switch type var any bool byte error int rune string true false nil iota init main internal vendor std cmd test ' +
    'all tool toolchain',
);
const STANDARD = words(
  'archive arena bufio builtin bytes cmp compress container context crypto database debug embed encoding errors expvar flag fmt ' +
    'hash html http image index io iter json log maps math mime net os path plugin reflect regexp runtime slices sort strconv strings ' +
    'structs sync syscall testing text time unicode unique unsafe weak',
);

/** How a package is called: `module` as go.mod and imports have it, `identifier` as code has it. */
export const packageNamesOf = ({ packageName }: Pick<PackageNames, 'packageName'>) => {
  const plain = packageName
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 100)
    .replaceAll(/^-|-$/g, '');
  const clash = plain === '' || KEYWORDS.has(plain) || STANDARD.has(plain);
  const module = clash ? `${plain || 'api'}-sdk` : plain;
  const identifier = module.replaceAll('-', '');
  const taken = KEYWORDS.has(identifier) || STANDARD.has(identifier);
  return { module, identifier: /^\d/.test(identifier) || taken ? `sdk${identifier}` : identifier };
};

/** All names at the top of a package; none is given twice. */
export type GoNames = {
  readonly module: string;
  readonly identifier: string;
  readonly clientName: string;
  readonly methods: readonly ClientMethod[];
  /** Of a declared type. */
  readonly type: (name: string) => string;
  /** Of the parameters of an operation. */
  readonly params: (operation: string) => string;
  /** Of a value of an enumeration. */
  readonly value: (type: string, value: string) => string;
  /** Of the function that makes a union of a variant. */
  readonly maker: (union: string, variant: string) => string;
  /** Of the function that reads a webhook. */
  readonly parser: (webhook: string) => string;
};

/** The variable that describes an operation. */
export const descriptorName = (operation: string): string => `${operation}Operation`;

const lookup = (names: ReadonlyMap<string, string>, key: string): string => {
  const found = names.get(key);
  if (found === undefined) throw new Error(`the plan holds no ${key}`);
  return found;
};

/** Name of a value: words that are all capitals are words. */
const valueName = (name: string, value: string | number): string =>
  typeof value === 'string' && /^[A-Z][A-Z0-9]*([_ -][A-Z0-9]+)+$/.test(value)
    ? pascalCase(value.toLowerCase(), 'Value')
    : name;

export const goNames = (plan: SdkPlan): GoNames => {
  const clientName = RUNTIME.includes(plan.names.clientName) ? `${plan.names.clientName}Client` : plan.names.clientName;
  const unique = createNames([...RUNTIME, clientName]);
  const taken = new Set(RUNTIME.map((name) => name.toLowerCase()));
  const names = new Map<string, string>();
  for (const { name } of plan.types)
    names.set(`type ${name}`, unique(exportedName(taken.has(name.toLowerCase()) ? `${name}Model` : name)));
  for (const { name, parameters } of plan.operations)
    if (parameters.length > 0) names.set(`params ${name}`, unique(`${exportedName(name)}Params`));
  for (const type of plan.types) {
    const own = lookup(names, `type ${type.name}`);
    if (type.kind === 'enum')
      for (const { name, value } of type.values)
        names.set(`value ${type.name} ${name}`, unique(own + exportedName(valueName(name, value))));
    if (type.kind === 'union')
      for (const { name } of type.variants)
        names.set(`maker ${type.name} ${name}`, unique(`${own}From${exportedName(name)}`));
  }
  for (const { name } of plan.webhooks) names.set(`parser ${name}`, unique(`Parse${exportedName(name)}`));
  return {
    ...packageNamesOf(plan.names),
    clientName,
    methods: clientMethods(plan),
    type: (name) => lookup(names, `type ${name}`),
    params: (operation) => lookup(names, `params ${operation}`),
    value: (type, value) => lookup(names, `value ${type} ${value}`),
    maker: (union, variant) => lookup(names, `maker ${union} ${variant}`),
    parser: (webhook) => lookup(names, `parser ${webhook}`),
  };
};
