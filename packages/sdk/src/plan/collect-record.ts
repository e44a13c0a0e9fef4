import type { ApiModel, Schema } from '@portico/openapi';

/** A member of a record put together from all the places that speak of it. */
export type RecordMember = {
  readonly schema: Schema;
  readonly required: boolean;
  /** Alternatives give it different types. */
  readonly mixed: boolean;
};

export type RecordParts = {
  readonly members: ReadonlyMap<string, RecordMember>;
  readonly additional: Schema | undefined;
};

const kindOf = (model: ApiModel, schema: Schema): string => {
  if (schema.kind !== 'reference') return schema.kind;
  return model.schemas.has(schema.target) ? schema.target : 'any';
};

/** Parts of an allOf that bring members. */
export const contributors = (model: ApiModel, parts: readonly Schema[]): Schema[] =>
  parts.filter((part) => {
    const { members } = collectRecord(model, part);
    return members.size > 0;
  });

/**
 * All members of a schema that holds objects: its own, those of what it is all of, and, as optional ones, those of what
 * it is one of. A reference met again adds nothing.
 */
export const collectRecord = (model: ApiModel, schema: Schema): RecordParts => {
  const members = new Map<string, RecordMember>();
  let additional: Schema | undefined;

  const add = (name: string, found: Schema, required: boolean, alternative: boolean): void => {
    const known = members.get(name);
    if (!known) {
      members.set(name, { schema: found, required: required && !alternative, mixed: false });
      return;
    }
    const mixed = known.mixed || (alternative && kindOf(model, known.schema) !== kindOf(model, found));
    const kept = found.kind === 'any' || alternative ? known.schema : found;
    members.set(name, { schema: kept, required: known.required || (required && !alternative), mixed });
  };

  const visited = new Set<string>();
  const visit = (part: Schema, alternative: boolean): void => {
    if (part.kind === 'reference') {
      const target = model.schemas.get(part.target)?.schema;
      const once = `${alternative} ${part.target}`;
      if (!target || visited.has(once)) return;
      visited.add(once);
      visit(target, alternative);
    } else if (part.kind === 'object') {
      for (const { name, required, schema: member } of part.properties) add(name, member, required, alternative);
      if (part.open && !alternative) additional ??= part.additional;
    } else if (part.kind === 'all') for (const inner of part.parts) visit(inner, alternative);
    else if (part.kind === 'union') for (const variant of part.variants) visit(variant, true);
  };

  visit(schema, false);
  return { members, additional };
};
