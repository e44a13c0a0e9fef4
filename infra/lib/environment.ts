import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { Construct } from 'constructs';
import { environmentSchema, NAME_PATTERN } from './environment-schema.ts';
import type { ParameterName, SecretName } from './parameter-rules.ts';

/** Where an operator keeps a secret: by name or ARN, and which member of it, where it is JSON. */
export type KeptSecret = { readonly secretsManager: string; readonly key?: string };
/** What is read when it is deployed. */
export type KeptValue = { readonly ssm: string };

/** A table that `npm run restore` made. */
export type RestoredTable = { readonly table: string; readonly streamArn: string };

/** One deployment of Portico; several may stand in one account. */
export type Environment = {
  /** What its stacks are called by: `Portico-<name>-Data` and so on. */
  readonly name: string;
  /** Of one that is older than environments: `PorticoData`. */
  readonly stacks?: 'Portico';
  readonly account: string;
  /** Production keeps what it has when its stacks go, and lets nobody delete it; a development environment leaves nothing. */
  readonly kind: 'production' | 'development';
  /** What is read instead of the table of the template. */
  readonly restored?: RestoredTable;
  readonly parameters: Readonly<
    Partial<Record<Exclude<ParameterName, SecretName>, string | number | KeptValue> & Record<SecretName, KeptSecret>>
  >;
};

/** Something in a file of an environment that a person can mend; a line each. */
export class EnvironmentError extends Error {}

const told = ({ instancePath, message, params, schema, parentSchema }: ErrorObject): string => {
  const where = instancePath.slice(1).replaceAll('/', '.') || 'the file';
  const must = (parentSchema as { readonly must?: string } | undefined)?.must;
  if (must !== undefined) return `${where} must be ${must}`;
  if (params.additionalProperty !== undefined)
    return `${where} has ${params.additionalProperty}, which is no parameter`;
  if (Array.isArray(schema) && message?.startsWith('must be equal'))
    return `${where} must be one of ${schema.join(', ')}`;
  return `${where} ${message}`;
};

const compiled = () => {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true });
  // Completes a sentence; it asks nothing by itself.
  ajv.addKeyword('must');
  return ajv.compile<Omit<Environment, 'name'>>(environmentSchema());
};
let holds: ReturnType<typeof compiled> | undefined;

/** What a file of an environment says; throws all that is wrong with it. */
export const parseEnvironment = (name: string, text: string): Environment => {
  const faults: string[] = [];
  if (!new RegExp(NAME_PATTERN).test(name))
    faults.push(`${name} is no name of an environment: two to twelve lower-case letters and digits, a letter first`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new EnvironmentError(`it is no JSON: ${error instanceof Error ? error.message : error}`);
  }
  holds ??= compiled();
  const valid = holds(value);
  if (!valid || faults.length > 0) {
    const said = (holds.errors ?? []).map(told);
    throw new EnvironmentError([...faults, ...new Set(said)].join('\n'));
  }
  // `$schema` is for editors.
  const { $schema: _, ...own } = value as Omit<Environment, 'name'> & { readonly $schema?: string };
  return { name, ...own };
};

/** What a stack is called in an environment, or where there is none. */
export const stackNamed = (part: string, environment?: Environment): string =>
  environment && !environment.stacks ? `Portico-${environment.name}-${part}` : `Portico${part}`;

/** The environment of a file: it is called as the file is. */
export const readEnvironment = (file: string): Environment =>
  parseEnvironment(basename(file, '.json'), readFileSync(file, 'utf8'));

const CONTEXT = 'portico:environment';

/** Says in which environment everything below a construct stands. */
export const standsIn = (scope: Construct, environment: Environment): void =>
  scope.node.setContext(CONTEXT, environment);

/** The environment that a construct stands in; none, where the template is for one machine. */
export const environmentOf = (scope: Construct): Environment | undefined =>
  // Put there by the line above, or by nobody.
  scope.node.tryGetContext(CONTEXT) as Environment | undefined;
