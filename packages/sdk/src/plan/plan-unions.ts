import { type ApiModel, type JsonValue, pointerOfReference, type Schema } from '@portico/openapi';
import { collectRecord } from './collect-record.ts';
import type { TypeDeclaration } from './sdk-plan.ts';

type Union = Extract<Schema, { kind: 'union' }>;

/** Variants of a choice, with choices that stand in its place opened up. */
export const variantsOf = (model: ApiModel, union: Union): readonly Schema[] =>
  union.variants.flatMap((variant) =>
    variant.kind === 'union' && variant.discriminator === undefined ? variantsOf(model, variant) : [variant],
  );

export type Discriminator = { readonly property: string; readonly values: ReadonlyMap<Schema, readonly string[]> };

const pointerOf = (target: string): string => pointerOfReference(target) ?? `/components/schemas/${target}`;

const declared = (union: Union, variants: readonly Schema[]): Discriminator | undefined => {
  if (!union.discriminator) return undefined;
  const { property, mapping } = union.discriminator;
  const values = new Map<Schema, readonly string[]>();
  for (const variant of variants) {
    if (variant.kind !== 'reference') return undefined;
    const mapped = [...mapping].filter(([, target]) => pointerOf(target) === variant.target).map(([value]) => value);
    values.set(variant, mapped.length > 0 ? mapped : [variant.target.split('/').at(-1) ?? '']);
  }
  return { property, values };
};

const constantsOf = (model: ApiModel, schema: Schema): readonly JsonValue[] | undefined => {
  const found = schema.kind === 'reference' ? model.schemas.get(schema.target)?.schema : schema;
  return found?.kind === 'enum' && found.values.every((value) => typeof value === 'string') ? found.values : undefined;
};

/** A member that every variant has and that is never the same in two: what the document means without saying it. */
const implied = (model: ApiModel, variants: readonly Schema[]): Discriminator | undefined => {
  const records = variants.map((variant) => collectRecord(model, variant).members);
  for (const property of records[0]?.keys() ?? []) {
    const constants = records.map((members) => {
      const member = members.get(property);
      return member?.required && !member.mixed ? constantsOf(model, member.schema) : undefined;
    });
    if (constants.some((list) => list === undefined)) continue;
    const all = constants.flatMap((list) => list ?? []);
    if (new Set(all).size < all.length) continue;
    return {
      property,
      values: new Map(variants.map((variant, index) => [variant, (constants[index] ?? []).map(String)])),
    };
  }
  return undefined;
};

/** What tells the variants of a choice apart: declared by the document, or implied by constants. */
export const discriminatorOf = (model: ApiModel, schema: Schema): Discriminator | undefined => {
  if (schema.kind !== 'union') return undefined;
  const variants = variantsOf(model, schema);
  return declared(schema, variants) ?? implied(model, variants);
};

/** Takes the variants out of unions by which a union would be one of its own variants. */
export const cutUnionCycles = (declarations: readonly TypeDeclaration[]): readonly TypeDeclaration[] => {
  const unions = new Map(
    declarations.flatMap((entry) => (entry.kind === 'union' ? [[entry.name, entry] as const] : [])),
  );
  const cut = new Set<string>();
  const state = new Map<string, 'open' | 'done'>();
  const visit = (name: string): void => {
    state.set(name, 'open');
    for (const { type } of unions.get(name)?.variants ?? []) {
      if (type.kind !== 'named' || !unions.has(type.name)) continue;
      if (state.get(type.name) === 'open') cut.add(`${name} ${type.name}`);
      else if (!state.has(type.name)) visit(type.name);
    }
    state.set(name, 'done');
  };
  for (const name of unions.keys()) if (!state.has(name)) visit(name);
  if (cut.size === 0) return declarations;
  return declarations.map((entry) =>
    entry.kind === 'union'
      ? {
          ...entry,
          variants: entry.variants.filter(
            ({ type }) => type.kind !== 'named' || !cut.has(`${entry.name} ${type.name}`),
          ),
        }
      : entry,
  );
};
