import { createHash } from 'node:crypto';
import { asArray, asObject, asString, isObject, type JsonObject } from '../json.ts';
import { LocalCloudError } from '../local-cloud-error.ts';
import type { DeployedResource, ResourceHandler } from '../service.ts';
import type { Assembly, AssemblyStack, TemplateResource } from './assembly.ts';
import { type DynamicReference, resolveDynamicReferences } from './dynamic-references.ts';
import { referencesOf, resolve, type Scope } from './intrinsics.ts';

export type DeployOptions = {
  readonly assembly: Assembly;
  readonly region: string;
  readonly accountId: string;
  /** Values by name, for every stack that declares the parameter; `Stack.Name` wins over `Name`. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly handlers: ReadonlyMap<string, ResourceHandler>;
  readonly dynamicReference: DynamicReference;
};

export type Deployment = {
  /** How many resources of each type stand. */
  readonly deployed: Readonly<Record<string, number>>;
  /** How many of each type the local cloud does not emulate. */
  readonly notDeployed: Readonly<Record<string, number>>;
  /** Outputs by stack name. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

const UNINTERESTING = new Set(['AWS::CDK::Metadata']);

/** A physical name that stays the same from start to start. */
export const physicalName = (stack: string, logicalId: string): string =>
  `${stack}-${logicalId}-${createHash('sha256').update(`${stack}/${logicalId}`).digest('hex').slice(0, 12)}`;

const placeholderArn = (type: string, name: string, options: DeployOptions): string =>
  `arn:aws:${(type.split('::')[1] ?? 'unknown').toLowerCase()}:${options.region}:${options.accountId}:${name}`;

/** Stack in the middle of being deployed. */
type Progress = AssemblyStack & {
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly conditions: Map<string, boolean>;
  readonly resources: Map<string, DeployedResource & { readonly type: string; readonly emulated: boolean }>;
};

const pseudo = (name: string, stack: AssemblyStack, { region, accountId }: DeployOptions): string | undefined =>
  ({
    'AWS::Region': region,
    'AWS::AccountId': accountId,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${stack.name}/${physicalName(stack.name, 'stack').slice(-12)}`,
  })[name];

/** What stacks that were deployed before tell others: what they export, and their outputs. */
type Told = {
  readonly exports: Map<string, unknown>;
  readonly outputs: Record<string, Record<string, string>>;
};

const scopeOf = (stack: Progress, { exports, outputs }: Told, options: DeployOptions): Scope => {
  const scope: Scope = {
    region: options.region,
    ref: (name) => {
      if (name === 'AWS::NotificationARNs') return [];
      const value = pseudo(name, stack, options) ?? stack.parameters.get(name) ?? stack.resources.get(name)?.ref;
      if (value === undefined)
        throw new LocalCloudError(`Stack ${stack.name} refers to ${name}, which it does not hold.`);
      return value;
    },
    attribute: (logicalId, name) => {
      const resource = stack.resources.get(logicalId);
      if (!resource)
        throw new LocalCloudError(`Stack ${stack.name} refers to ${logicalId}.${name}, which it does not hold.`);
      const value = resource.attributes?.[name];
      if (value !== undefined) return value;
      if (resource.emulated)
        throw new LocalCloudError(`${resource.type} (${logicalId}) has no attribute ${name} in the local cloud.`);
      return name.endsWith('Arn') ? placeholderArn(resource.type, resource.ref, options) : `${resource.ref}.${name}`;
    },
    importValue: (name) => {
      if (!exports.has(name)) throw new LocalCloudError(`Stack ${stack.name} imports ${name}, which no stack exports.`);
      return exports.get(name);
    },
    stackOutput: (other, name) => {
      const value = outputs[other]?.[name];
      if (value === undefined)
        throw new LocalCloudError(`Stack ${stack.name} reads the output ${name} of ${other}, which has none.`);
      return value;
    },
    condition: (name) => {
      const known = stack.conditions.get(name);
      if (known !== undefined) return known;
      const value = resolve(asObject(stack.template.Conditions)[name], scope) === true;
      stack.conditions.set(name, value);
      return value;
    },
    mapping: (name, top, second) => {
      const value = asObject(asObject(asObject(stack.template.Mappings)[name])[top])[second];
      if (value === undefined)
        throw new LocalCloudError(`Stack ${stack.name} has no mapping ${name}.${top}.${second}.`);
      return value;
    },
  };
  return scope;
};

const parameterValues = async (stack: AssemblyStack, options: DeployOptions): Promise<Map<string, unknown>> => {
  const values = new Map<string, unknown>();
  for (const [name, declaration] of Object.entries(stack.template.Parameters ?? {})) {
    const given = options.parameters[`${stack.name}.${name}`] ?? options.parameters[name];
    const fallback = declaration.Default;
    if (given === undefined && fallback === undefined)
      throw new LocalCloudError(`Stack ${stack.name} needs a value for its parameter ${name}.`);
    const type = asString(declaration.Type);
    let value = given ?? asString(fallback);
    // CDK's bootstrap version is a promise about a real account; there is nothing to look up here.
    if (type.startsWith('AWS::SSM::Parameter::Value') && given === undefined && name !== 'BootstrapVersion')
      value = await options.dynamicReference('ssm', value);
    values.set(name, /List<|CommaDelimitedList/.test(type) ? value.split(',').filter((item) => item !== '') : value);
  }
  return values;
};

/** Resources in an order in which each finds what it refers to; a circle is named. */
const ordered = (stack: AssemblyStack): [string, TemplateResource][] => {
  const resources = stack.template.Resources ?? {};
  const done = new Map<string, TemplateResource>();
  const visit = (id: string, trail: readonly string[]): void => {
    const resource = resources[id];
    if (!resource || done.has(id)) return;
    if (trail.includes(id))
      throw new LocalCloudError(`Stack ${stack.name} has a circular dependency: ${[...trail, id].join(' → ')}.`);
    for (const other of [
      ...asArray(resource.DependsOn).map((item) => asString(item)),
      ...referencesOf(resource.Properties),
    ])
      if (other !== id) visit(other, [...trail, id]);
    done.set(id, resource);
  };
  for (const id of Object.keys(resources)) visit(id, []);
  return [...done];
};

const count = (counts: Record<string, number>, type: string): void => {
  counts[type] = (counts[type] ?? 0) + 1;
};

const deployOne = async (
  stack: Progress,
  id: string,
  resource: TemplateResource,
  scope: Scope,
  options: DeployOptions,
): Promise<boolean> => {
  const handler = options.handlers.get(resource.Type);
  if (!handler) {
    stack.resources.set(id, { ref: physicalName(stack.name, id), type: resource.Type, emulated: false });
    return false;
  }
  try {
    const properties = await resolveDynamicReferences(
      resolve(resource.Properties ?? {}, scope),
      options.dynamicReference,
    );
    const request = {
      stack: stack.name,
      logicalId: id,
      properties: asObject(properties),
      metadata: asObject(resource.Metadata),
    };
    stack.resources.set(id, { ...(await handler(request)), type: resource.Type, emulated: true });
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LocalCloudError(`Cannot deploy ${resource.Type} ${stack.name}/${id}: ${reason}`, { cause: error });
  }
};

const outputsOf = (stack: Progress, scope: Scope, exports: Map<string, unknown>): Record<string, string> => {
  const outputs: Record<string, string> = {};
  for (const [name, declaration] of Object.entries(stack.template.Outputs ?? {})) {
    if (
      !isObject(declaration) ||
      (declaration.Condition !== undefined && !scope.condition(asString(declaration.Condition)))
    )
      continue;
    const value = resolve(declaration.Value, scope);
    outputs[name] = asString(value, JSON.stringify(value));
    const exported = (declaration as JsonObject).Export;
    if (isObject(exported)) exports.set(asString(resolve(exported.Name, scope)), value);
  }
  return outputs;
};

/** Brings every stack to what its template says: the same at every start, data stays. */
export const deploy = async (options: DeployOptions): Promise<Deployment> => {
  const deployed: Record<string, number> = {};
  const notDeployed: Record<string, number> = {};
  const outputs: Record<string, Record<string, string>> = {};
  const exports = new Map<string, unknown>();
  for (const stack of options.assembly.stacks) {
    const parameters = await parameterValues(stack, options);
    const progress: Progress = { ...stack, parameters, conditions: new Map(), resources: new Map() };
    const scope = scopeOf(progress, { exports, outputs }, options);
    for (const [id, resource] of ordered(stack)) {
      if (UNINTERESTING.has(resource.Type)) continue;
      if (resource.Condition !== undefined && !scope.condition(resource.Condition)) continue;
      count((await deployOne(progress, id, resource, scope, options)) ? deployed : notDeployed, resource.Type);
    }
    outputs[stack.name] = outputsOf(progress, scope, exports);
  }
  return { deployed, notDeployed, outputs };
};
