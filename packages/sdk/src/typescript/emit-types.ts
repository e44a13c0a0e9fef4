import type { ApiModel, JsonValue, Property, Schema } from '@portico/openapi';
import { aliasCycles } from './alias-cycles.ts';
import { docComment, key, literal } from './literal.ts';

export type TypeEmitter = {
  /** The type of a schema as text; named schemas are qualified with `scope`. */
  readonly typeOf: (schema: Schema, scope: string) => string;
  readonly nameOf: (pointer: string) => string | undefined;
  /** Read-only members a request must not be asked for. */
  readonly readOnlyMembers: (schema: Schema) => readonly string[];
  /** The file of all named schemas. */
  readonly models: () => string;
};

const ENUM_MAX = 1_000;

const enumValue = (value: JsonValue): string => {
  if (typeof value === 'string') return literal(value);
  if (typeof value === 'number') return value < 0 ? `(${value})` : String(value);
  if (typeof value === 'boolean') return String(value);
  return 'unknown';
};

const isPlainObject = (schema: Schema): boolean => schema.kind === 'object' && !schema.nullable;

/** Emits types of one model. `names` maps a schema's pointer to the identifier it has in this SDK. */
export const createTypeEmitter = (model: ApiModel, names: ReadonlyMap<string, string>): TypeEmitter => {
  const cycles = aliasCycles(model);

  const comment = (schema: Schema, indent: string): string =>
    docComment(
      [schema.description ?? (schema.kind === 'reference' ? undefined : schema.title)],
      indent,
      schema.deprecated ? ['@deprecated'] : [],
    );

  const member = ({ name, required, schema }: Property, scope: string, indent: string, owner: string): string =>
    `${comment(schema, indent)}${indent}${schema.readOnly ? 'readonly ' : ''}${key(name)}${required ? '' : '?'}: ${type(schema, scope, indent, '', owner)};\n`;

  const object = (
    schema: Extract<Schema, { kind: 'object' }>,
    scope: string,
    indent: string,
    owner: string,
  ): string => {
    const inner = `${indent}  `;
    const members = schema.properties.map((property) => member(property, scope, inner, owner)).join('');
    const value =
      schema.properties.length > 0 || !schema.additional ? 'unknown' : type(schema.additional, scope, inner, '', owner);
    const index =
      schema.open || (schema.properties.length === 0 && schema.additional) ? `${inner}[key: string]: ${value};\n` : '';
    if (members === '' && index === '') return '{ [key: string]: never }';
    return `{\n${members}${index}${indent}}`;
  };

  const array = (schema: Extract<Schema, { kind: 'array' }>, scope: string, indent: string, owner: string): string => {
    if (schema.prefix.length === 0) return `${wrapped(type(schema.items, scope, indent, '', owner))}[]`;
    const items = schema.prefix.map((item) => type(item, scope, indent, '', owner)).join(', ');
    return `[${items}, ...unknown[]]`;
  };

  /** What remains of a named type when a reference back to it is cut: its own members, without its variants. */
  const ownMembers = (pointer: string, scope: string, indent: string): string => {
    const schema = model.schemas.get(pointer)?.schema;
    const parts = schema?.kind === 'all' ? schema.parts : schema ? [schema] : [];
    const own = parts.find((part) => part.kind === 'object');
    return own?.kind === 'object' ? object(own, scope, indent, '') : 'unknown';
  };

  const bare = (schema: Schema, scope: string, indent: string, direct: string, owner: string): string => {
    switch (schema.kind) {
      case 'never':
      case 'null':
      case 'boolean':
      case 'string':
        return schema.kind;
      case 'number':
      case 'integer':
        return 'number';
      case 'enum':
        return schema.values.length > ENUM_MAX ? 'string' : [...new Set(schema.values.map(enumValue))].join(' | ');
      case 'reference': {
        if (direct !== '' && cycles.has(`${direct} ${schema.target}`)) return ownMembers(schema.target, scope, indent);
        const name = names.get(schema.target);
        return name === undefined ? 'unknown' : `${scope}${name}`;
      }
      case 'array':
        return array(schema, scope, indent, owner);
      case 'object':
        return object(schema, scope, indent, owner);
      case 'union':
        return unique(schema.variants.map((part) => type(part, scope, indent, direct, owner))).join(' | ');
      case 'all':
        return unique(schema.parts.map((part) => wrapped(type(part, scope, indent, direct, owner)))).join(' & ');
      default:
        return 'unknown';
    }
  };

  const type = (schema: Schema, scope: string, indent: string, direct: string, owner: string): string => {
    const text = bare(schema, scope, indent, direct, owner);
    return schema.nullable && schema.kind !== 'any' ? `${text.includes(' & ') ? `(${text})` : text} | null` : text;
  };

  const model_ = (pointer: string, schema: Schema): string => {
    const name = names.get(pointer) ?? 'unknown';
    const text = type(schema, '', '', pointer, pointer);
    const declaration =
      isPlainObject(schema) && text.startsWith('{\n') ? `interface ${name} ${text}` : `type ${name} = ${text};`;
    return `${comment(schema, '')}export ${declaration}\n`;
  };

  const readOnlyMembers = (schema: Schema): readonly string[] => {
    const target = schema.kind === 'reference' ? model.schemas.get(schema.target)?.schema : schema;
    if (target?.kind !== 'object') return [];
    return target.properties
      .filter((property) => property.required && property.schema.readOnly)
      .map(({ name }) => name);
  };

  return {
    typeOf: (schema, scope) => type(schema, scope, '  ', '', ''),
    nameOf: (pointer) => names.get(pointer),
    readOnlyMembers,
    models: () => {
      const texts = [...model.schemas.values()].map(({ pointer, schema }) => model_(pointer, schema));
      return texts.length > 0 ? texts.join('\n') : 'export {};\n';
    },
  };
};

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** Parentheses where an operator follows. */
const wrapped = (text: string): string =>
  /^[\w.$]+(\[\])*$|^\{[\s\S]*\}$/.test(text) && !/^\{[\s\S]*\} [&|] /.test(text) ? text : `(${text})`;
