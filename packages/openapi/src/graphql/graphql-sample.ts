import { SAMPLE_LABELS, SAMPLE_LANGUAGES, writeSample } from '@portico/samples';
import type { FieldDefinitionNode, InputValueDefinitionNode, TypeNode } from 'graphql';
import { Kind } from 'graphql/language/kinds.js';
import { print } from 'graphql/language/printer.js';
import type { JsonValue } from '../json-value.ts';
import type { CodeSample } from '../samples/code-samples.ts';
import { type Definitions, namedType, type Root } from './definitions.ts';

/** So many leaves of an answer are asked for, and so deep. */
const LEAVES_MAX = 8;
const DEPTH_MAX = 3;

const VALUES: Readonly<Record<string, JsonValue>> = { ID: '1', String: 'text', Int: 1, Float: 1.5, Boolean: true };

const isRequired = ({ type, defaultValue }: InputValueDefinitionNode): boolean =>
  type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined;

/** How a field is asked for: the query, and what is sent with it. */
export const graphqlQuery = (
  { types }: Pick<Definitions, 'types'>,
  root: Root,
  field: FieldDefinitionNode,
): { readonly query: string; readonly variables: Readonly<Record<string, JsonValue>> } => {
  const isLeaf = (name: string): boolean => ['scalar', 'enum'].includes(types.get(name)?.kind ?? 'scalar');

  const selection = (name: string, depth: number): string => {
    const indent = '  '.repeat(depth + 1);
    const bare = (types.get(name)?.fields ?? []).filter((one) => !(one.arguments ?? []).some(isRequired));
    const leaves = bare.filter((one) => isLeaf(namedType(one.type))).slice(0, LEAVES_MAX);
    const [inner] = leaves.length === 0 && depth < DEPTH_MAX ? bare : [];
    const asked = inner
      ? [`${inner.name.value}${selection(namedType(inner.type), depth + 1)}`]
      : leaves.map((one) => one.name.value);
    return ` {\n${(asked.length > 0 ? asked : ['__typename']).map((one) => `${indent}${one}`).join('\n')}\n${indent.slice(2)}}`;
  };

  const value = (type: TypeNode, depth: number): JsonValue => {
    if (type.kind === Kind.NON_NULL_TYPE) return value(type.type, depth);
    if (type.kind === Kind.LIST_TYPE) return [value(type.type, depth)];
    const found = types.get(type.name.value);
    if (found?.kind === 'enum') return found.values[0]?.name.value ?? '';
    if (found?.kind === 'input')
      return Object.fromEntries(
        depth > DEPTH_MAX
          ? []
          : found.inputs.filter(isRequired).map((one) => [one.name.value, value(one.type, depth + 1)]),
      );
    return (Object.hasOwn(VALUES, type.name.value) && VALUES[type.name.value]) || 'text';
  };

  const asked = (field.arguments ?? []).filter(isRequired);
  const declared = asked.map(({ name, type }) => `$${name.value}: ${print(type)}`).join(', ');
  const given = asked.map(({ name }) => `${name.value}: $${name.value}`).join(', ');
  const type = namedType(field.type);
  const head = `${field.name.value}${given === '' ? '' : `(${given})`}`;
  return {
    query: `${root}${declared === '' ? '' : ` (${declared})`} {\n  ${head}${isLeaf(type) ? '' : selection(type, 1)}\n}`,
    variables: Object.fromEntries(asked.map((one) => [one.name.value, value(one.type, 0)])),
  };
};

/** A field as it is asked for, and the request that does it in each language; a subscription is no single request. */
export const graphqlSamples = (
  definitions: Definitions,
  root: Root,
  field: FieldDefinitionNode,
  serverUrl: string,
): CodeSample[] => {
  const { query, variables } = graphqlQuery(definitions, root, field);
  const body = { query, ...(Object.keys(variables).length > 0 && { variables }) };
  const request = {
    method: 'POST',
    url: serverUrl,
    headers: [
      ['X-Api-Key', 'YOUR_API_KEY'],
      ['Content-Type', 'application/json'],
    ] as const,
    body: { kind: 'json' as const, value: body, text: JSON.stringify(body) },
  };
  const sent = root === 'subscription' ? [] : SAMPLE_LANGUAGES;
  return [
    { language: 'graphql', label: 'GraphQL', source: query, given: false },
    ...sent.map((language) => ({
      ...{ language, label: SAMPLE_LABELS[language], source: writeSample(language, request) },
      given: false,
    })),
  ];
};
