import { createNames } from '@portico/openapi';
import type { PackageNames, SdkPlan } from '../plan/sdk-plan.ts';
import { snakeCase } from '../python/python-text.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const KEYWORDS = words(
  'abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally ' +
    'float for goto if implements import instanceof int interface long native new package private protected public return short ' +
    'static strictfp super switch synchronized this throw throws transient try void volatile while true false null yield',
);
const OBJECT_MEMBERS = words('getClass hashCode equals toString notify notifyAll wait clone finalize');
const MODEL_MEMBERS = words('builder toBuilder toJson build additionalProperties');

const kept = (name: string, ...taken: readonly ReadonlySet<string>[]): string =>
  [KEYWORDS, ...taken].some((set) => set.has(name)) ? `${name}_` : name;

/** Name of what reads a member of a model, and of what sets it. */
export const memberName = (identifier: string): string => kept(identifier, OBJECT_MEMBERS, MODEL_MEMBERS);

/** Name of a parameter of a method. */
export const parameterName = (identifier: string): string => kept(identifier);

/** Name of a method of the client. */
export const methodName = (identifier: string): string => kept(identifier, OBJECT_MEMBERS);

/** Name of a constant. */
export const constantName = (identifier: string): string => {
  const name = snakeCase(identifier).toUpperCase();
  return name === 'TYPE' ? 'TYPE_' : name;
};

/** Classes and constants of the runtime and of this emitter, which no model and no client is called. */
const OWN_TYPES = words(
  'Answers ApiException ApiResponse Builder ClientOptions ConnectionException Content Credentials Encode EventStream FileInput ' +
    'Inputs Json JsonChoice JsonModel JsonType ModelBuilder NoAnswerInTimeException OpenEnum Operation PageIterable PieceStream ' +
    'Problem RequestOptions Scalars Scheme SdkException ServerSentEvent Settings Shape Transport Variants Webhooks Wire Supplier ' +
    'ObjectNode TYPE SETTINGS Failures SmokeTest Example HttpServer IOException InetSocketAddress ArrayList AssertionError',
);

export type JavaNames = {
  /** `sdk.redoclymuseum`. */
  readonly root: string;
  readonly folder: string;
  /** Class of the client. */
  readonly client: string;
  /** Of Maven. */
  readonly artifact: string;
  readonly version: string;
  /** Class of a planned type. */
  readonly type: (planned: string) => string;
  /** Class of the inputs of a planned operation. */
  readonly inputs: (operation: string) => string;
  /** Classes that hold others, by these; empty where each has a file. */
  readonly holders: ReadonlyMap<string, string>;
  /** What an import says of the class of a planned type or of inputs. */
  readonly paths: ReadonlyMap<string, string>;
};

const packageOf = ({ packageName }: PackageNames): string => {
  const plain = packageName
    .replace(/^@[^/]*\//, '')
    .replace(/[-._]?sdk$/, '')
    .replaceAll(/[^a-z0-9]+/g, '')
    .slice(0, 60);
  return plain === '' || /^\d/.test(plain) || KEYWORDS.has(plain) || /^(con|prn|aux|nul|com\d|lpt\d)$/.test(plain)
    ? `api${plain}`
    : plain;
};

const artifactOf = ({ packageName }: PackageNames): string =>
  packageName
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 100) || 'api-sdk';

/** Classes that share a file where there are too many for one each. */
const HELD = 50;

/** Names as Java takes them. */
export const javaNames = ({ names, types, operations }: SdkPlan, filesMax: number): JavaNames => {
  const unique = createNames([...OWN_TYPES, names.clientName]);
  const isOwn = (name: string): boolean => OWN_TYPES.has(name) || /^(Models|Params|Operations)\d+$/.test(name);
  const free = new Set(types.map(({ name }) => name).filter((name) => !isOwn(name)));
  for (const name of free) unique(name);
  const client = isOwn(names.clientName) ? unique(`${names.clientName}Client`) : names.clientName;
  const typeNames = new Map(types.map(({ name }) => [name, free.has(name) ? name : unique(`${name}Type`)]));
  const inputNames = new Map(
    operations.map(({ name }) => [name, unique(`${name.charAt(0).toUpperCase()}${name.slice(1)}Params`)]),
  );
  const own = packageOf(names);
  const root = `sdk.${own}`;
  const kinds = [
    ['models', 'Models', [...typeNames.values()]],
    ['params', 'Params', [...inputNames.values()]],
  ] as const;
  const grouped = types.length + operations.length > filesMax;
  const holders = new Map(
    kinds.flatMap(([, holder, classes]) =>
      grouped ? classes.map((name, index) => [name, `${holder}${Math.floor(index / HELD) + 1}`] as const) : [],
    ),
  );
  const pathOf = (place: string, name: string): string =>
    [root, place, holders.get(name), name].filter((part) => part !== undefined).join('.');
  return {
    root,
    client,
    holders,
    paths: new Map(kinds.flatMap(([place, , classes]) => classes.map((name) => [name, pathOf(place, name)] as const))),
    folder: `sdk/${own}`,
    artifact: artifactOf(names),
    version: names.version,
    type: (planned) => typeNames.get(planned) ?? planned,
    inputs: (operation) => inputNames.get(operation) ?? `${operation}Params`,
  };
};
