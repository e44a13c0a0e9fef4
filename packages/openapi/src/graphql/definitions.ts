import type {
  ConstDirectiveNode,
  DirectiveDefinitionNode,
  DocumentNode,
  EnumValueDefinitionNode,
  FieldDefinitionNode,
  InputValueDefinitionNode,
  StringValueNode,
  TypeNode,
} from 'graphql';
import { Kind } from 'graphql/language/kinds.js';
import { print } from 'graphql/language/printer.js';
import type { JsonValue } from '../json-value.ts';

/** A type with what extends it. */
export type TypeDefinition = {
  readonly kind: 'scalar' | 'object' | 'interface' | 'union' | 'enum' | 'input';
  readonly name: string;
  readonly description: string | undefined;
  readonly directives: readonly ConstDirectiveNode[];
  readonly fields: readonly FieldDefinitionNode[];
  readonly inputs: readonly InputValueDefinitionNode[];
  readonly values: readonly EnumValueDefinitionNode[];
  readonly members: readonly string[];
  readonly interfaces: readonly string[];
};

export const ROOTS = ['query', 'mutation', 'subscription'] as const;
export type Root = (typeof ROOTS)[number];

/** What a text in GraphQL's schema language defines, by name. Nothing here follows types into types: they may be cyclic. */
export type Definitions = {
  readonly description: string | undefined;
  readonly directives: readonly ConstDirectiveNode[];
  readonly roots: Readonly<Partial<Record<Root, string>>>;
  readonly types: ReadonlyMap<string, TypeDefinition>;
  readonly directiveDefinitions: readonly DirectiveDefinitionNode[];
};

const KINDS: Readonly<Partial<Record<Kind, TypeDefinition['kind']>>> = {
  [Kind.SCALAR_TYPE_DEFINITION]: 'scalar',
  [Kind.SCALAR_TYPE_EXTENSION]: 'scalar',
  [Kind.OBJECT_TYPE_DEFINITION]: 'object',
  [Kind.OBJECT_TYPE_EXTENSION]: 'object',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface',
  [Kind.INTERFACE_TYPE_EXTENSION]: 'interface',
  [Kind.UNION_TYPE_DEFINITION]: 'union',
  [Kind.UNION_TYPE_EXTENSION]: 'union',
  [Kind.ENUM_TYPE_DEFINITION]: 'enum',
  [Kind.ENUM_TYPE_EXTENSION]: 'enum',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'input',
  [Kind.INPUT_OBJECT_TYPE_EXTENSION]: 'input',
};

type Defined = DocumentNode['definitions'][number];

const namesOf = (nodes: readonly { readonly name: { readonly value: string } }[] | undefined): readonly string[] =>
  (nodes ?? []).map(({ name }) => name.value);

const partOf = (node: Defined, kind: TypeDefinition['kind'], name: string): TypeDefinition => {
  const description = 'description' in node ? node.description?.value : undefined;
  const fields = 'fields' in node ? (node.fields ?? []) : [];
  return {
    ...{ kind, name, description },
    // Nodes of a schema have constant directives alone.
    directives: ('directives' in node ? (node.directives ?? []) : []) as readonly ConstDirectiveNode[],
    fields: fields.filter((field) => field.kind === Kind.FIELD_DEFINITION),
    inputs: fields.filter((field) => field.kind === Kind.INPUT_VALUE_DEFINITION),
    values: 'values' in node ? (node.values ?? []) : [],
    members: 'types' in node ? namesOf(node.types) : [],
    interfaces: 'interfaces' in node ? namesOf(node.interfaces) : [],
  };
};

const joined = (one: TypeDefinition, other: TypeDefinition): TypeDefinition => ({
  ...{ kind: one.kind, name: one.name, description: one.description ?? other.description },
  directives: [...one.directives, ...other.directives],
  fields: [...one.fields, ...other.fields],
  inputs: [...one.inputs, ...other.inputs],
  values: [...one.values, ...other.values],
  members: [...one.members, ...other.members],
  interfaces: [...one.interfaces, ...other.interfaces],
});

const DEFAULT_ROOTS: Readonly<Record<Root, string>> = {
  query: 'Query',
  mutation: 'Mutation',
  subscription: 'Subscription',
};

/** What a parsed text defines. */
export const definitionsOf = ({ definitions }: DocumentNode): Definitions => {
  const types = new Map<string, TypeDefinition>();
  for (const node of definitions) {
    const kind = KINDS[node.kind];
    if (!kind || !('name' in node) || !node.name) continue;
    const name = node.name.value;
    const part = partOf(node, kind, name);
    const known = types.get(name);
    types.set(name, known ? joined(known, part) : part);
  }
  const schemas = definitions.filter(
    (node) => node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION,
  );
  const said = schemas.flatMap(({ operationTypes = [] }) =>
    operationTypes.map(({ operation, type }) => [operation, type.name.value] as const),
  );
  const isSaid = schemas.some(({ kind }) => kind === Kind.SCHEMA_DEFINITION);
  const usual = ROOTS.flatMap((root) => (types.has(DEFAULT_ROOTS[root]) ? [[root, DEFAULT_ROOTS[root]] as const] : []));
  return {
    description: schemas.flatMap((node) => ('description' in node ? (node.description?.value ?? []) : []))[0],
    directives: schemas.flatMap(({ directives }) => directives ?? []),
    roots: Object.fromEntries(isSaid ? said : [...usual, ...said]),
    types,
    directiveDefinitions: definitions.filter((node) => node.kind === Kind.DIRECTIVE_DEFINITION),
  };
};

/** The name of a type inside lists and marks. */
export const namedType = (type: TypeNode): string => {
  let inner = type;
  while (inner.kind !== Kind.NAMED_TYPE) inner = inner.type;
  return inner.name.value;
};

const TOLD_OTHERWISE = new Set(['deprecated', 'specifiedBy']);

/** Directives as they are written, but for those that are told in words. */
export const writtenDirectives = (directives: readonly ConstDirectiveNode[] = []): readonly string[] =>
  directives.filter(({ name }) => !TOLD_OTHERWISE.has(name.value)).map((directive) => print(directive));

const textOf = (
  directives: readonly ConstDirectiveNode[] | undefined,
  directive: string,
  argument: string,
): { readonly text: string | undefined } | undefined => {
  const found = directives?.find(({ name }) => name.value === directive);
  const value = found?.arguments?.find(({ name }) => name.value === argument)?.value;
  return found && { text: value?.kind === Kind.STRING ? value.value : undefined };
};

/** Whether something is deprecated, and why. */
export const deprecationOf = (directives: readonly ConstDirectiveNode[] | undefined) =>
  textOf(directives, 'deprecated', 'reason');

export const specifiedBy = (directives: readonly ConstDirectiveNode[] | undefined): string | undefined =>
  textOf(directives, 'specifiedBy', 'url')?.text;

export const wordsOf = (description: StringValueNode | undefined): string | undefined =>
  description?.value || undefined;

/** A constant as JSON has it; an enum's value is its name. */
export const constant = (value: NonNullable<InputValueDefinitionNode['defaultValue']>): JsonValue => {
  switch (value.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return Number(value.value);
    case Kind.STRING:
    case Kind.ENUM:
    case Kind.BOOLEAN:
      return value.value;
    case Kind.LIST:
      return value.values.map(constant);
    case Kind.OBJECT:
      return Object.fromEntries(value.fields.map(({ name, value: held }) => [name.value, constant(held)]));
    default:
      return null;
  }
};
