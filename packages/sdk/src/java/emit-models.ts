import type { Field, TypeDeclaration, UnionVariant } from '../plan/sdk-plan.ts';
import { type ClassFile, classFiles, classModifier } from './class-files.ts';
import { constantName, memberName } from './java-names.ts';
import { javadoc, literal, type Tag } from './java-text.ts';
import { type Context, givenType, readType, shapeOf, typeCode, variantCode } from './java-types.ts';

type Of<Kind extends TypeDeclaration['kind']> = Extract<TypeDeclaration, { kind: Kind }>;

/** More members or constants than this and a class file may be too large; the others are still in the JSON. */
const MEMBERS_MAX = 2_500;

const deprecation = (deprecated: boolean): Tag[] => (deprecated ? [['@deprecated', 'The document says so.']] : []);
const deprecatedMark = (deprecated: boolean, indent: string): string => (deprecated ? `${indent}@Deprecated\n` : '');

export const constantCode = (value: string | number | boolean): string => {
  if (typeof value === 'string') return literal(value);
  if (typeof value === 'boolean') return String(value);
  return Number.isSafeInteger(value) ? `${value}L` : `${value}d`;
};

/** A field that a caller must give: what is read only or has one value only is not asked for. */
export const isAsked = ({ required, readOnly, type }: Field): boolean =>
  required && !readOnly && type.kind !== 'constant';

const isFixed = ({ required, readOnly, type }: Field): boolean =>
  required && !readOnly && type.kind === 'constant' && !type.nullable;

const shapeText = (field: Field, context: Context): string =>
  literal(`${isAsked(field) ? '!' : '?'}${shapeOf(field.type, context)}${field.name}`);

const description = (field: Field): string => {
  const format = field.type.kind === 'string' && field.type.format !== undefined ? `Format: ${field.type.format}.` : '';
  return [field.description?.trim() || `The member "${field.name}".`, format]
    .filter((part) => part !== '')
    .join('\n\n');
};

const getter = (field: Field, context: Context): string => `
${javadoc([description(field), field.required ? undefined : 'Null when it is not there.'], '    ', deprecation(field.deprecated))}${deprecatedMark(field.deprecated, '    ')}    public ${readType(field.type, context)} ${memberName(field.identifier)}() {
        return get(${literal(field.name)}, ${typeCode(field.type, context)});
    }
`;

/** A method of a builder that sets a member; `lenient` takes null for what need not be given. */
export const setter = (field: Field, context: Context, lenient = false): string => {
  const nullable = lenient || field.type.nullable || field.type.kind === 'any' || field.type.kind === 'null';
  return `
${javadoc([description(field)], '        ', deprecation(field.deprecated))}${deprecatedMark(field.deprecated, '        ')}        public Builder ${memberName(field.identifier)}(${givenType(field.type, context)} value) {
            ${nullable ? 'putNullable' : 'put'}(${literal(field.name)}, value);
            return this;
        }
`;
};

const additionalGetter = ({ additional }: Of<'record'>, context: Context): string =>
  additional
    ? `
    /** Members that have no name of their own. */
    public Map<String, ${readType(additional, context)}> additionalProperties() {
        return further(TYPE, ${typeCode(additional, context)});
    }
`
    : '';

const additionalSetter = ({ additional }: Of<'record'>, context: Context): string =>
  additional
    ? `
        /** A member that has no name of its own. */
        public Builder additionalProperty(String name, ${givenType(additional, context)} value) {
            putNullable(name, value);
            return this;
        }
`
    : '';

/** The declaration of a type of objects by its members; lines of a few. */
export const shapeLines = (fields: readonly Field[], context: Context): string =>
  fields.map((field) => `,\n        ${shapeText(field, context)}`).join('');

const recordText = (record: Of<'record'>, context: Context, modifier: string): string => {
  const name = context.names.type(record.name);
  const fields = record.fields.slice(0, MEMBERS_MAX);
  const fixed = fields
    .filter(isFixed)
    .map((field) =>
      field.type.kind === 'constant'
        ? `            if (from == null) put(${literal(field.name)}, ${constantCode(field.type.value)});\n`
        : '',
    );
  return `${modifier} class ${name} extends JsonModel {
    /** Reads it. */
    public static final JsonType<${name}> TYPE = JsonType.object(${name}::new${shapeLines(fields, context)});

    private ${name}(ObjectNode node) {
        super(node);
    }

    /** Makes one. */
    public static Builder builder() {
        return new Builder(null);
    }

    /** Makes one that is like this but for what is set. */
    public Builder toBuilder() {
        return new Builder(this);
    }
${fields.map((field) => getter(field, context)).join('')}${additionalGetter(record, context)}
    /** Makes a ${name}. */
    public static final class Builder extends ModelBuilder<${name}> {
        private Builder(${name} from) {
            super(TYPE, from);
${fixed.join('')}        }
${fields.map((field) => setter(field, context)).join('')}${additionalSetter(record, context)}    }
}
`;
};

const enumText = (declaration: Of<'enum'>, context: Context, modifier: string): string => {
  const name = context.names.type(declaration.name);
  const [value, read] = declaration.base === 'string' ? ['String', 'texts'] : ['Long', 'integers'];
  const constants = declaration.values
    .slice(0, MEMBERS_MAX)
    .map(
      (entry) =>
        `    /** One of the values. */\n    public static final ${name} ${constantName(entry.name)} = of(${constantCode(entry.value)});\n`,
    );
  return `${modifier} class ${name} extends OpenEnum<${value}> {
${constants.join('')}    /** Reads it. */
    public static final JsonType<${name}> TYPE = JsonType.${read}(value -> of(value));

    private ${name}(${value} value) {
        super(value);
    }

    /** The value of this name, listed or not. */
    public static ${name} of(${value === 'Long' ? 'long' : value} value) {
        return new ${name}(value);
    }
}
`;
};

const variantMethods = ({ type, name }: UnionVariant, index: number, union: string, context: Context): string => `
    /** A value of the variant ${name}. */
    public static ${union} of${name}(${givenType(type, context)} value) {
        return new ${union}((Object) value, ${index});
    }

    /** Whether it is the variant ${name}. */
    public boolean is${name}() {
        return is(${index});
    }

    /** The value as the variant ${name}; throws IllegalStateException when it is another. */
    public ${readType(type, context)} as${name}() {
        return as(${index}, ${typeCode(type, context)});
    }
`;

const unionText = (union: Of<'union'>, context: Context, modifier: string): string => {
  const name = context.names.type(union.name);
  const chosen = union.variants.slice(0, MEMBERS_MAX);
  const variants = chosen.map((variant, index) => variantMethods(variant, index, name, context));
  const table = chosen.map(({ type, values }) => {
    const means = values.map((value) => `, ${literal(value)}`).join('');
    return `\n            .add(${variantCode(type, context)}${means})`;
  });
  return `${modifier} class ${name} extends JsonChoice {
    /** Reads it. */
    public static final JsonType<${name}> TYPE = JsonType.choice(${name}::new, ${name}::variants);

    private ${name}(JsonNode node) {
        super(node, ${name}::variants);
    }

    private ${name}(Object value, int variant) {
        super(value, variant);
    }

    private static Variants variants() {
        return Variants.by(${union.discriminator === undefined ? 'null' : literal(union.discriminator)})${table.join('')};
    }
${variants.join('')}}
`;
};

const classText = (declaration: TypeDeclaration, context: Context, modifier: string): string => {
  const doc = javadoc(
    [declaration.description?.trim() || `The type ${declaration.name}.`],
    '',
    deprecation(declaration.deprecated),
  );
  const head = `${doc}${deprecatedMark(declaration.deprecated, '')}`;
  if (declaration.kind === 'record') return `${head}${recordText(declaration, context, modifier)}`;
  if (declaration.kind === 'enum') return `${head}${enumText(declaration, context, modifier)}`;
  return `${head}${unionText(declaration, context, modifier)}`;
};

/** The classes of all types. */
export const emitModels = (context: Context): ClassFile[] => {
  const modifier = classModifier(context);
  const classes = context.plan.types.map(
    (declaration) => [context.names.type(declaration.name), classText(declaration, context, modifier)] as const,
  );
  return classFiles('models', classes, context);
};
