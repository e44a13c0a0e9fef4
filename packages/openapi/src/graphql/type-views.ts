import type { FieldDefinitionNode, InputValueDefinitionNode, TypeNode } from 'graphql';
import { Kind } from 'graphql/language/kinds.js';
import { joinPointer } from '../json-value.ts';
import type { PropertyView, SchemaLink, SchemaView } from '../reference/reference-pages.ts';
import { compact } from '../reference/schema-view.ts';
import {
  constant,
  type Definitions,
  deprecationOf,
  namedType,
  specifiedBy,
  type TypeDefinition,
  wordsOf,
  writtenDirectives,
} from './definitions.ts';

const BUILT_IN: Readonly<Record<string, Pick<SchemaView, 'kind' | 'format'>>> = {
  String: { kind: 'string' },
  ID: { kind: 'string', format: 'ID' },
  Int: { kind: 'integer', format: 'int32' },
  Float: { kind: 'number' },
  Boolean: { kind: 'boolean' },
};

const when = (holds: boolean): true | undefined => (holds ? true : undefined);
const unlessNone = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);
const restOf = (held: Readonly<Record<string, unknown>>) => {
  const rest = compact(held);
  return Object.keys(rest).length > 0 ? (rest as NonNullable<SchemaView['rest']>) : undefined; // texts and lists of them
};

/** Views of the types of a schema: what names another one is a link, so that cycles end. */
export const typeViews = ({ types }: Definitions) => {
  /** Told once for all: schemas may have as many interfaces as types. */
  const implementers = new Map<string, string[]>();
  for (const { name, interfaces } of types.values())
    for (const one of interfaces)
      implementers
        .set(one, implementers.get(one) ?? [])
        .get(one)
        ?.push(name);

  const linkOf = (name: string): SchemaLink | undefined => {
    const found = types.get(name);
    return found && { slug: slugOf(name), type: found.kind };
  };

  const named = (name: string, pointer: string): SchemaView => {
    const builtIn = Object.hasOwn(BUILT_IN, name) && !types.has(name) ? BUILT_IN[name] : undefined;
    if (builtIn) return { ...builtIn, pointer };
    const found = types.get(name);
    const plain = found?.kind === 'enum' && !isTold(found) ? typeView(found) : undefined;
    return compact({ kind: 'reference', pointer, link: linkOf(name), opened: plain });
  };

  /** What a place holds; of what it may lack, it is null. */
  const placed = (type: TypeNode, pointer: string): SchemaView => {
    if (type.kind === Kind.NON_NULL_TYPE) return bare(type.type, pointer);
    return { ...bare(type, pointer), nullable: true };
  };
  const bare = (type: TypeNode, pointer: string): SchemaView => {
    if (type.kind === Kind.LIST_TYPE)
      return { kind: 'array', pointer, items: placed(type.type, joinPointer(pointer, 'items')) };
    return type.kind === Kind.NAMED_TYPE ? named(type.name.value, pointer) : bare(type.type, pointer);
  };

  /** What may be given: left out, where it is not required. */
  const input = (node: InputValueDefinitionNode, pointer: string): PropertyView => {
    const at = joinPointer(pointer, node.name.value);
    const deprecated = deprecationOf(node.directives);
    const isRequired = node.type.kind === Kind.NON_NULL_TYPE && node.defaultValue === undefined;
    return {
      name: node.name.value,
      required: isRequired,
      schema: compact({
        ...(node.type.kind === Kind.NON_NULL_TYPE ? placed(node.type, at) : bare(node.type, at)),
        description: wordsOf(node.description),
        deprecated: when(deprecated !== undefined),
        also: deprecated?.text ? [deprecated.text] : undefined,
        default: node.defaultValue && constant(node.defaultValue),
        rest: restOf({ directives: unlessNone(writtenDirectives(node.directives)) }),
      }),
    };
  };

  const field = (node: FieldDefinitionNode, pointer: string): PropertyView => {
    const at = joinPointer(pointer, node.name.value);
    const deprecated = deprecationOf(node.directives);
    return {
      name: node.name.value,
      // It is there where it is asked for; what it may lack is said of its type.
      required: false,
      schema: compact({
        ...placed(node.type, at),
        description: wordsOf(node.description),
        deprecated: when(deprecated !== undefined),
        also: deprecated?.text ? [deprecated.text] : undefined,
        arguments: unlessNone((node.arguments ?? []).map((one) => input(one, joinPointer(at, 'arguments')))),
        rest: restOf({ directives: unlessNone(writtenDirectives(node.directives)) }),
      }),
    };
  };

  /** Whether its values have more to tell than their names. */
  const isTold = ({ values }: TypeDefinition): boolean =>
    values.some(({ description, directives }) => description || (directives ?? []).length > 0);

  const shape = (type: TypeDefinition, pointer: string) => {
    const { kind, name, fields, inputs, values, members } = type;
    if (kind === 'scalar') return { kind: 'any' as const };
    if (kind === 'union')
      return {
        kind: 'union' as const,
        mode: 'oneOf' as const,
        variants: members.map((member) => named(member, joinPointer(pointer, member))),
      };
    if (kind === 'enum' && isTold(type))
      return {
        kind: 'union' as const,
        mode: 'oneOf' as const,
        variants: values.map(({ name: { value }, description, directives }): SchemaView => {
          const deprecated = deprecationOf(directives);
          return compact({
            ...{ kind: 'enum' as const, pointer: joinPointer(pointer, value), title: value, values: [value] },
            description: wordsOf(description),
            deprecated: when(deprecated !== undefined),
            also: deprecated?.text ? [deprecated.text] : undefined,
            rest: restOf({ directives: unlessNone(writtenDirectives(directives)) }),
          });
        }),
      };
    if (kind === 'enum') return { kind: 'enum' as const, values: values.map(({ name: { value } }) => value) };
    const properties =
      kind === 'input' ? inputs.map((one) => input(one, pointer)) : fields.map((one) => field(one, pointer));
    return {
      kind: 'object' as const,
      properties,
      rest: restOf({
        implements: unlessNone(type.interfaces),
        implementedBy: kind === 'interface' ? unlessNone(implementers.get(name) ?? []) : undefined,
      }),
    };
  };

  const typeView = (type: TypeDefinition): SchemaView => {
    const pointer = joinPointer('', type.name);
    const { rest, ...made } = { rest: undefined, ...shape(type, pointer) };
    return compact({
      ...made,
      pointer,
      description: type.description || undefined,
      rest: restOf({
        ...(type.kind === 'input' || type.kind === 'interface' || type.kind === 'scalar' ? { type: type.kind } : {}),
        ...rest,
        specifiedBy: specifiedBy(type.directives),
        directives: unlessNone(writtenDirectives(type.directives)),
      }),
    });
  };

  /** What a field answers, at the top of its page: its type, opened. */
  const answered = (type: TypeNode, pointer: string): SchemaView => {
    const found = types.get(namedType(type));
    const open = (view: SchemaView): SchemaView => {
      if (view.items) return { ...view, items: open(view.items) };
      return view.kind === 'reference' && found ? { ...view, opened: typeView(found) } : view;
    };
    return open(placed(type, pointer));
  };

  return { typeView, linkOf, input, answered };
};

const SLUG_MAX = 100;

/** Names of the language fit into an address as they are. */
export const slugOf = (name: string): string => name.slice(0, SLUG_MAX);
