import {
  type ApiModel,
  createNames,
  type JsonValue,
  type NamedSchema,
  pascalCase,
  type Schema,
} from '@portico/openapi';
import { collectRecord, type RecordParts } from './collect-record.ts';
import { cutUnionCycles, discriminatorOf, variantsOf } from './plan-unions.ts';
import { RESERVED_TYPES } from './reserved-types.ts';
import { type Form, formOf, isTextual } from './schema-form.ts';
import type { Field, TypeDeclaration, TypeUse, UnionVariant } from './sdk-plan.ts';

const NAME_MAX = 80;

type Described = Pick<Schema, 'description' | 'title' | 'deprecated'>;

const isConstant = (value: JsonValue | undefined): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));

/** Gives every schema the type it has in an SDK, and a declaration where that type needs a name. */
export class TypePlanner {
  readonly model: ApiModel;
  readonly #declarations: TypeDeclaration[] = [];
  readonly #places = new Map<string, number>();
  readonly #unique = createNames(RESERVED_TYPES);
  /** Names of the schemas that are declared, by pointer. */
  readonly #named = new Map<string, string>();
  /** Types of references that are spelled out. One met again while it is being made has no end and becomes `any`. */
  readonly #spelled = new Map<string, TypeUse>();
  readonly #open = new Set<string>();

  constructor(model: ApiModel, taken: Iterable<string>) {
    this.model = model;
    for (const name of taken) this.#unique(name);
    const declared: NamedSchema[] = [];
    for (const entry of model.schemas.values()) {
      if (formOf(model, entry.schema) === 'plain') continue;
      this.#named.set(entry.pointer, this.unique(entry.name));
      declared.push(entry);
    }
    for (const { pointer, schema } of declared) this.#declare(this.#named.get(pointer) ?? '', schema);
  }

  /** All declarations so far; a union that would hold itself has lost the variant that leads back. */
  declarations(): readonly TypeDeclaration[] {
    return cutUnionCycles(this.#declarations);
  }

  declarationOf(name: string): TypeDeclaration | undefined {
    return this.#declarations[this.#places.get(name) ?? -1];
  }

  unique(wish: string): string {
    return this.#unique(RESERVED_TYPES.has(wish) ? `${wish}Model` : wish.slice(0, NAME_MAX));
  }

  /** The type of a schema; `wish` is the name of what has to be declared for it. */
  use(schema: Schema, wish: string): TypeUse {
    const { nullable } = schema;
    if (schema.kind === 'reference') return this.#reference(schema.target, nullable);
    const form = formOf(this.model, schema);
    if (form === 'plain') return this.#plain(schema, wish);
    if (form === 'union') {
      const variants = this.#variants(schema, wish);
      const [only] = variants;
      if (only && variants.length === 1) return { ...only.type, nullable: nullable || only.type.nullable };
    }
    const name = this.unique(wish);
    this.#declare(name, schema);
    return { kind: 'named', name, nullable };
  }

  #reference(target: string, nullable: boolean): TypeUse {
    const found = this.model.schemas.get(target);
    const name = this.#named.get(target);
    if (!found) return { kind: 'any', nullable: true };
    const either = nullable || found.schema.nullable;
    if (name !== undefined) return { kind: 'named', name, nullable: either };
    const use = this.#spelled.get(target) ?? this.#spell(found);
    return { ...use, nullable: use.nullable || either };
  }

  #spell({ pointer, name, schema }: NamedSchema): TypeUse {
    if (this.#open.has(pointer)) return { kind: 'any', nullable: true };
    this.#open.add(pointer);
    const use = this.use(schema, name);
    this.#open.delete(pointer);
    this.#spelled.set(pointer, use);
    return use;
  }

  #plain(schema: Schema, wish: string): TypeUse {
    const { nullable } = schema;
    switch (schema.kind) {
      case 'boolean':
      case 'number':
      case 'null':
        return { kind: schema.kind, nullable };
      case 'integer':
        return { kind: 'integer', format: schema.format, nullable };
      case 'string': {
        const bytes = schema.format === 'binary' || schema.limits.contentMediaType === 'application/octet-stream';
        return bytes ? { kind: 'binary', nullable } : { kind: 'string', format: schema.format, nullable };
      }
      case 'enum':
        return this.#values(schema.values, nullable);
      case 'array':
        return { kind: 'list', items: this.#items(schema, wish), nullable };
      case 'object':
        return schema.additional
          ? { kind: 'map', values: this.use(schema.additional, `${wish}Value`), nullable }
          : { kind: 'map', values: { kind: 'any', nullable: true }, nullable };
      case 'union':
        return this.#plainUnion(schema, nullable);
      case 'all':
        return this.#alias(schema.parts, nullable, wish);
      default:
        return { kind: 'any', nullable: true };
    }
  }

  #items({ items, prefix }: Extract<Schema, { kind: 'array' }>, wish: string): TypeUse {
    if (prefix.length === 0) return this.use(items, `${wish}Item`);
    const kinds = new Set(prefix.map(({ kind, nullable }) => `${kind} ${nullable}`));
    const [first] = prefix;
    const same = kinds.size === 1 && first && ['string', 'number', 'integer', 'boolean'].includes(first.kind);
    return same ? this.use(first, `${wish}Item`) : { kind: 'any', nullable: true };
  }

  #values(values: readonly JsonValue[], nullable: boolean): TypeUse {
    const [only] = values;
    if (values.length === 1 && isConstant(only)) return { kind: 'constant', value: only, nullable };
    if (values.every((value) => typeof value === 'string')) return { kind: 'string', format: undefined, nullable };
    if (values.every((value) => typeof value === 'number')) return { kind: 'number', nullable };
    if (values.every((value) => typeof value === 'boolean')) return { kind: 'boolean', nullable };
    return { kind: 'any', nullable: true };
  }

  /** A choice that needs no name: texts, or numbers. */
  #plainUnion(schema: Extract<Schema, { kind: 'union' }>, nullable: boolean): TypeUse {
    if (variantsOf(this.model, schema).every((variant) => isTextual(this.model, variant)))
      return { kind: 'string', format: undefined, nullable };
    return { kind: 'number', nullable };
  }

  /** What holds at once and is no record: the part that says most. */
  #alias(parts: readonly Schema[], nullable: boolean, wish: string): TypeUse {
    const part =
      parts.find((entry) => entry.kind === 'reference' && formOf(this.model, entry) !== 'plain') ??
      parts.find(({ kind }) => kind === 'reference') ??
      parts.find(({ kind }) => kind === 'enum') ??
      parts.find(({ kind }) => kind !== 'any');
    const use: TypeUse = part ? this.use(part, wish) : { kind: 'any', nullable: true };
    return { ...use, nullable: nullable || use.nullable };
  }

  #declare(name: string, schema: Schema): void {
    const { title, description, deprecated }: Described = schema;
    const described = { name, description: description ?? title, deprecated };
    const form: Form = formOf(this.model, schema);
    // The place in the list is taken before the members are planned, so that owners come before what they hold.
    const at = this.#declarations.length;
    this.#places.set(name, at);
    this.#declarations.push({ ...described, kind: 'record', fields: [], additional: undefined });
    if (form === 'enum') this.#declarations[at] = { ...described, ...this.#enumeration(schema) };
    else if (form === 'union')
      this.#declarations[at] = {
        ...described,
        kind: 'union',
        variants: this.#variants(schema, name),
        discriminator: discriminatorOf(this.model, schema)?.property,
      };
    else
      this.#declarations[at] = {
        ...described,
        kind: 'record',
        ...this.#record(name, collectRecord(this.model, schema)),
      };
  }

  #enumeration(schema: Schema): Pick<Extract<TypeDeclaration, { kind: 'enum' }>, 'kind' | 'base' | 'values'> {
    const given = schema.kind === 'enum' ? [...new Set(schema.values)] : [];
    const unique = createNames();
    const base = given.every((value) => typeof value === 'string') ? 'string' : 'integer';
    const values = given
      .filter((value) => typeof value === 'string' || typeof value === 'number')
      .map((value) => {
        const text = String(value).replace(/^-(?=\d)/, 'Minus ');
        return { name: unique(pascalCase(text, value === '' ? 'Empty' : 'Value')), value };
      });
    return { kind: 'enum', base, values };
  }

  #variants(schema: Schema, wish: string): readonly UnionVariant[] {
    if (schema.kind !== 'union') return [];
    const values = discriminatorOf(this.model, schema)?.values;
    const unique = createNames();
    const seen = new Set<string>();
    return variantsOf(this.model, schema).flatMap((variant, index): UnionVariant[] => {
      const type = this.use(variant, `${wish}${pascalCase(variant.title ?? `Variant ${index + 1}`, 'Variant')}`);
      const text = JSON.stringify(type);
      if (seen.has(text)) return [];
      seen.add(text);
      const name = type.kind === 'named' ? type.name : `${type.kind.charAt(0).toUpperCase()}${type.kind.slice(1)}Value`;
      return [{ type, name: unique(name), values: values?.get(variant) ?? [] }];
    });
  }

  #record(owner: string, { members, additional }: RecordParts): { fields: Field[]; additional: TypeUse | undefined } {
    const unique = createNames();
    const fields = [...members].map(([name, { schema, required, mixed }]): Field => {
      const word = pascalCase(name, 'Field');
      const identifier = unique(word.charAt(0).toLowerCase() + word.slice(1));
      return {
        name,
        identifier,
        type: mixed ? { kind: 'any', nullable: true } : this.use(schema, `${owner}${word}`),
        required,
        readOnly: schema.readOnly,
        writeOnly: schema.writeOnly,
        deprecated: schema.deprecated,
        description: schema.description ?? (schema.kind === 'reference' ? undefined : schema.title),
      };
    });
    return { fields, additional: additional && this.use(additional, `${owner}Value`) };
  }
}
