import type { PlannedBody, SdkPlan, TypeDeclaration, TypeUse } from '../plan/sdk-plan.ts';
import { type Declarations, declarationsOf } from '../python/python-types.ts';
import { type JavaNames, javaNames } from './java-names.ts';
import { literal } from './java-text.ts';

/** What the parts of an emitter know of the plan. */
export type Context = { readonly plan: SdkPlan; readonly names: JavaNames; readonly declarations: Declarations };

/** An archive holds no more than 10,000 files. */
const FILES_MAX = 9_500;

/** What is known of a plan; of more classes than `filesMax`, some share a file. */
export const contextOf = (plan: SdkPlan, filesMax: number = FILES_MAX): Context => ({
  plan,
  names: javaNames(plan, filesMax),
  declarations: declarationsOf(plan),
});

const constantType = (value: string | number | boolean): string => {
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  return Number.isSafeInteger(value) ? 'Long' : 'Double';
};

/** A type as what is read. */
export const readType = (use: TypeUse, context: Context): string => {
  switch (use.kind) {
    case 'boolean':
      return 'Boolean';
    case 'number':
      return 'Double';
    case 'integer':
      return 'Long';
    case 'string':
      return 'String';
    case 'binary':
      return 'FileInput';
    case 'constant':
      return constantType(use.value);
    case 'list':
      return `List<${readType(use.items, context)}>`;
    case 'map':
      return `Map<String, ${readType(use.values, context)}>`;
    case 'named':
      return context.names.type(use.name);
    default:
      return 'JsonNode';
  }
};

/** A type as an element of what a caller gives: any kind of list or map will do, and anything where anything may be. */
const givenElement = (use: TypeUse, context: Context): string => {
  if (use.kind === 'any' || use.kind === 'null') return '?';
  const type = givenType({ ...use, nullable: true }, context);
  return use.kind === 'list' || use.kind === 'map' ? `? extends ${type}` : type;
};

const PRIMITIVES: Readonly<Record<string, string>> = { Long: 'long', Double: 'double', Boolean: 'boolean' };

/** A type as what a caller gives; what cannot be null is a primitive where there is one. */
export const givenType = (use: TypeUse, context: Context): string => {
  if (use.kind === 'any' || use.kind === 'null') return 'Object';
  if (use.kind === 'list') return `List<${givenElement(use.items, context)}>`;
  if (use.kind === 'map') return `Map<String, ${givenElement(use.values, context)}>`;
  const type = readType(use, context);
  return use.nullable ? type : (PRIMITIVES[type] ?? type);
};

const PLAIN: Readonly<Record<string, string>> = {
  Boolean: 'JsonType.BOOLEAN',
  Double: 'JsonType.NUMBER',
  Long: 'JsonType.INTEGER',
  String: 'JsonType.TEXT',
  FileInput: 'JsonType.FILE',
  JsonNode: 'JsonType.ANY',
};

/** What reads values of a type, as an expression. */
export const typeCode = (use: TypeUse, context: Context): string => {
  if (use.kind === 'list') return `JsonType.list(${typeCode(use.items, context)})`;
  if (use.kind === 'map') return `JsonType.map(${typeCode(use.values, context)})`;
  if (use.kind === 'named') return `${context.names.type(use.name)}.TYPE`;
  return PLAIN[readType(use, context)] ?? 'JsonType.ANY';
};

/** The same where values must be told apart: a constant is no other value. */
export const variantCode = (use: TypeUse, context: Context): string => {
  if (use.kind === 'list') return `JsonType.list(${variantCode(use.items, context)})`;
  if (use.kind === 'constant')
    return `JsonType.constant(${typeCode(use, context)}, ${literal(JSON.stringify(use.value))})`;
  return typeCode(use, context);
};

/** The type of a body as it is given. */
export const bodyType = ({ kind, type }: PlannedBody, context: Context): string => {
  if (kind === 'text') return 'String';
  return kind === 'binary' ? 'FileInput' : givenType(type, context);
};

const SHAPES: Readonly<Record<string, string>> = { boolean: 'b', number: 'n', integer: 'i', string: 's' };

/** How a member tells whether a value is of its type, for `Shape`. */
export const shapeOf = (use: TypeUse, { declarations }: Context): string => {
  const found: TypeDeclaration | undefined = use.kind === 'named' ? declarations.get(use.name) : undefined;
  if (found?.kind === 'enum') return found.base === 'string' ? 's' : 'i';
  if (use.kind === 'constant') return `c${JSON.stringify(use.value)}\n`;
  return SHAPES[use.kind] ?? 'o';
};

/** Names of classes that a text mentions outside of its comments and literals. */
const mentionedIn = (text: string): ReadonlySet<string> => {
  const code = text.replaceAll(/^ *(?:\/\*\*|\*|\/\/).*$/gm, '').replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""');
  return new Set(code.match(/[A-Z][A-Za-z0-9_]*/g));
};

/** A class that has to mention deprecated types: whoever compiles it need not hear of them. */
export const quiet = (text: string, { plan, names }: Context): string => {
  const mentioned = mentionedIn(text);
  const isDeprecated = plan.types.some(({ name, deprecated }) => deprecated && mentioned.has(names.type(name)));
  return isDeprecated ? text.replace(/^public /m, '@SuppressWarnings("deprecation")\npublic ') : text;
};

/** Imports of the planned types, and of some others, that a text mentions. */
export const imports = (text: string, { names }: Context, others: readonly string[]): string => {
  const mentioned = mentionedIn(text);
  const planned = [...mentioned].map((name) => names.paths.get(name)).filter((path) => path !== undefined);
  const known = others.filter((path) => mentioned.has(path.slice(path.lastIndexOf('.') + 1)));
  return [...planned, ...known]
    .toSorted()
    .map((path) => `import ${path};\n`)
    .join('');
};

const RUNTIME =
  'Answers ApiException ApiResponse ClientOptions EventStream FileInput Inputs JsonChoice JsonModel JsonType ModelBuilder OpenEnum Operation ' +
  'RequestOptions Scheme ServerSentEvent Settings Transport Variants';

/** What emitted classes take from elsewhere. */
export const outside = ({ names }: Context): string[] => [
  'com.fasterxml.jackson.databind.JsonNode',
  'com.fasterxml.jackson.databind.node.ObjectNode',
  'java.io.InputStream',
  'java.util.List',
  'java.util.Map',
  'java.util.function.Supplier',
  ...RUNTIME.split(' ').map((name) => `${names.root}.runtime.${name}`),
];
