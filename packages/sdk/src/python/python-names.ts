import type { PackageNames } from '../plan/sdk-plan.ts';
import { snakeCase } from './python-text.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const KEYWORDS = words(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda ' +
    'nonlocal not or pass raise return try while with yield none true false print exec match case',
);
/** Builtins that annotations of the same scope mention. */
const ANNOTATIONS = words('str int float bool bytes list dict');
const MODEL_MEMBERS = words('from_json to_json additional_properties');
const CLIENT_MEMBERS = words('models with_response');
const STANDARD_MODULES = words(
  'abc array ast asyncio base64 builtins calendar code codecs collections copy csv datetime email enum errno functools gc ' +
    'hashlib html http inspect io itertools json logging math operator os pathlib pickle platform queue random re secrets select ' +
    'signal site socket ssl statistics string struct subprocess sys tempfile test tests threading time tokenize types typing ' +
    'unittest urllib uuid warnings xml zipfile zlib',
);

const kept = (name: string, ...taken: readonly ReadonlySet<string>[]): string =>
  [KEYWORDS, ...taken].some((set) => set.has(name)) ? `${name}_` : name;

/** Name of a member of a model. */
export const fieldName = (identifier: string): string => kept(snakeCase(identifier), ANNOTATIONS, MODEL_MEMBERS);

/** Name of a parameter of a method. */
export const parameterName = (identifier: string): string => kept(snakeCase(identifier));

/** Name of a method of the client. */
export const methodName = (identifier: string): string => kept(snakeCase(identifier), ANNOTATIONS, CLIENT_MEMBERS);

/** Name of an operation's descriptor. */
export const descriptorName = (identifier: string): string => snakeCase(identifier).toUpperCase();

export type PythonNames = {
  /** As `pip install` takes it. */
  readonly distribution: string;
  /** As `import` takes it. */
  readonly module: string;
  /** As PEP 440 has it. */
  readonly version: string;
};

const versionOf = (version: string): string => {
  const [, release = '0.0.0', label = ''] = /^(\d+\.\d+\.\d+)(?:-(.+))?$/.exec(version) ?? [];
  const pre = /^(alpha|beta|rc|a|b|pre)[.-]?(\d*)$/i.exec(label);
  if (label === '') return release;
  if (pre)
    return `${release}${{ alpha: 'a', beta: 'b', pre: 'rc' }[(pre[1] ?? '').toLowerCase()] ?? pre[1]}${pre[2] || 0}`;
  const local = label
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');
  return local.length > 0 ? `${release}+${local.join('.')}` : release;
};

/** Names of the package as Python's tools take them. */
export const pythonNames = ({ packageName, version }: PackageNames): PythonNames => {
  const distribution = packageName.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'api-sdk';
  const plain = distribution.replaceAll('-', '_').slice(0, 100).replace(/_$/, '');
  const module = /^\d/.test(plain) ? `sdk_${plain}` : plain;
  const clash = KEYWORDS.has(module) || STANDARD_MODULES.has(module);
  return { distribution, module: clash ? `${module}_sdk` : module, version: versionOf(version) };
};
