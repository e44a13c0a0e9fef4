import type { ApiModel, Schema } from '@portico/openapi';

/** Names a type is made of at once – through unions, intersections and references, not through members or items. */
const directTargets = (schema: Schema): string[] => {
  if (schema.kind === 'reference') return [schema.target];
  if (schema.kind === 'union') return schema.variants.flatMap(directTargets);
  if (schema.kind === 'all') return schema.parts.flatMap(directTargets);
  return [];
};

/**
 * References that would make a type alias contain itself, as `from to`. TypeScript refuses such aliases, and documents
 * have them: a base that is the oneOf of its children, which are allOf the base.
 */
export const aliasCycles = (model: ApiModel): ReadonlySet<string> => {
  const cut = new Set<string>();
  const state = new Map<string, 'open' | 'done'>();
  const visit = (pointer: string): void => {
    state.set(pointer, 'open');
    for (const target of directTargets(model.schemas.get(pointer)?.schema ?? { ...NOTHING })) {
      if (state.get(target) === 'open') cut.add(`${pointer} ${target}`);
      else if (!state.has(target)) visit(target);
    }
    state.set(pointer, 'done');
  };
  for (const pointer of model.schemas.keys()) if (!state.has(pointer)) visit(pointer);
  return cut;
};

const NOTHING: Schema = {
  kind: 'any',
  pointer: '',
  title: undefined,
  description: undefined,
  deprecated: false,
  readOnly: false,
  writeOnly: false,
  nullable: false,
  default: undefined,
  example: undefined,
  rest: {},
};
