import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, SpecDatabase, TypeDefinition } from '@aws-cdk/service-spec-types';

type Properties = TypeDefinition['properties'];
export type Resource = {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
};
export type Template = {
  readonly Resources?: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<Record<string, unknown>>;
};

let loaded: SpecDatabase | undefined;
/** What AWS says of every type of CloudFormation. */
export const specification = (): SpecDatabase => {
  loaded ??= loadAwsServiceSpecSync();
  return loaded;
};
export const typeNamed = (type: string) => specification().lookup('resource', 'cloudFormationType', 'equals', type)[0];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** What CloudFormation puts something else in the place of. */
const isIntrinsic = (value: unknown): boolean => {
  const [name, ...more] = isObject(value) ? Object.keys(value) : [];
  return name !== undefined && more.length === 0 && /^(?:Ref|Fn::|Condition$)/.test(name);
};

/** Whether a scalar is one of its type, or a text that CloudFormation reads as one. */
const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => ['string', 'number', 'boolean'].includes(typeof value),
  'date-time': (value) => typeof value === 'string',
  number: (value) => value !== '' && !Number.isNaN(Number(value)) && typeof value !== 'object',
  integer: (value) => value !== '' && Number.isInteger(Number(value)) && typeof value !== 'object',
  boolean: (value) => /^(?:true|false)$/.test(String(value)),
};
const fewest = (all: readonly (readonly string[])[]): readonly string[] =>
  all.toSorted((a, b) => a.length - b.length)[0] ?? [];

const faultsOfValue = (value: unknown, type: PropertyType, path: string): readonly string[] => {
  if (value === undefined || isIntrinsic(value)) return [];
  const scalar = SCALARS[type.type];
  if (scalar) return scalar(value) ? [] : [`${path} is no ${type.type}`];
  if (type.type === 'array')
    return Array.isArray(value)
      ? value.flatMap((item, at) => faultsOfValue(item, type.element, `${path}[${at}]`))
      : [`${path} is no list`];
  if (type.type === 'union') return fewest(type.types.map((one) => faultsOfValue(value, one, path)));
  if (type.type === 'map' || type.type === 'ref') {
    if (!isObject(value)) return [`${path} is no object`];
    if (type.type === 'ref')
      return faultsOfObject(value, specification().get('typeDefinition', type.reference.$ref).properties, path);
    return Object.entries(value).flatMap(([key, item]) => faultsOfValue(item, type.element, `${path}.${key}`));
  }
  return [];
};

const faultsOfObject = (
  value: Readonly<Record<string, unknown>>,
  properties: Properties,
  path: string,
): readonly string[] => [
  ...Object.keys(value).flatMap((name) => (properties[name] ? [] : [`${path}.${name} is not known`])),
  ...Object.entries(properties).flatMap(([name, { required }]) =>
    required && value[name] === undefined ? [`${path}.${name} is missing`] : [],
  ),
  ...Object.entries(value).flatMap(([name, item]) => {
    const property = properties[name];
    if (!property) return [];
    const types = [property.type, ...(property.previousTypes ?? [])];
    return fewest(types.map((type) => faultsOfValue(item, type, `${path}.${name}`)));
  }),
];

const walk = (node: unknown, visit: (node: Readonly<Record<string, unknown>>) => void): void => {
  if (Array.isArray(node)) for (const item of node) walk(item, visit);
  if (!isObject(node)) return;
  visit(node);
  for (const item of Object.values(node)) walk(item, visit);
};

/** What of a resource leads nowhere in its template. */
const lostOf = ({ Properties = {}, DependsOn = [] }: Resource, template: Template): readonly string[] => {
  const { Resources = {}, Parameters = {} } = template;
  const isThere = (name: string) => name.startsWith('AWS::') || name in Resources || name in Parameters;
  const lost = [DependsOn].flat().filter((name) => !isThere(name));
  walk(Properties, (node) => {
    if (typeof node.Ref === 'string' && !isThere(node.Ref)) lost.push(node.Ref);
    const [id, attribute] = Array.isArray(node['Fn::GetAtt']) ? node['Fn::GetAtt'].map(String) : [];
    if (id === undefined || attribute === undefined) return;
    const target = Resources[id];
    const type = target && typeNamed(target.Type);
    if (!target) lost.push(id);
    else if (type && !type.attributes[attribute] && !type.properties[attribute]) lost.push(`${id}.${attribute}`);
  });
  return lost.map((name) => `${name} is not there`);
};

/** What CloudFormation would refuse of a template, by AWS's own specification; a line each. */
export const faultsOf = (template: Template): readonly string[] =>
  Object.entries(template.Resources ?? {}).flatMap(([id, resource]) => {
    const type = typeNamed(resource.Type);
    const said = type
      ? faultsOfObject(resource.Properties ?? {}, type.properties, resource.Type)
      : [`${resource.Type} is no type`];
    // Tags are spelled in many ways, all of which are taken.
    return [...said.filter((fault) => !fault.includes('.Tags')), ...lostOf(resource, template)].map(
      (fault) => `${id}: ${fault}`,
    );
  });
