import type { Field, SdkPlan, TypeDeclaration, TypeUse } from '../plan/sdk-plan.ts';
import { exportedName } from './exported-name.ts';
import { type GoNames, goNames } from './go-names.ts';

/** What emitters know of a plan in Go's terms. */
export type GoPackage = {
  readonly plan: SdkPlan;
  readonly names: GoNames;
  readonly declarations: ReadonlyMap<string, TypeDeclaration>;
  /** Members that would make a struct hold itself, as `type member`: they are pointers. */
  readonly cut: ReadonlySet<string>;
};

/** The declared record that a required member holds in itself. */
const held = ({ required, type }: Field): string | undefined =>
  required && type.kind === 'named' && !type.nullable ? type.name : undefined;

const cutCycles = (declarations: ReadonlyMap<string, TypeDeclaration>): ReadonlySet<string> => {
  const cut = new Set<string>();
  const state = new Map<string, 'open' | 'done'>();
  const visit = (name: string): void => {
    const record = declarations.get(name);
    if (record?.kind !== 'record') return;
    state.set(name, 'open');
    for (const field of record.fields) {
      const target = held(field);
      if (target === undefined) continue;
      if (state.get(target) === 'open') cut.add(`${name} ${field.name}`);
      else if (!state.has(target)) visit(target);
    }
    state.set(name, 'done');
  };
  for (const name of declarations.keys()) if (!state.has(name)) visit(name);
  return cut;
};

export const goPackage = (plan: SdkPlan): GoPackage => {
  const declarations = new Map(plan.types.map((declaration) => [declaration.name, declaration]));
  return { plan, names: goNames(plan), declarations, cut: cutCycles(declarations) };
};

/** Where code stands: `''` inside of the package, `museum.` outside of it. */
export type Qualifier = string;

const constantType = (value: string | number | boolean): string => {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  return Number.isSafeInteger(value) ? 'int64' : 'float64';
};

/** A type without regard to null. */
export const baseType = (use: TypeUse, go: GoPackage, from: Qualifier = ''): string => {
  switch (use.kind) {
    case 'boolean':
      return 'bool';
    case 'number':
      return 'float64';
    case 'integer':
      return 'int64';
    case 'string':
      return 'string';
    case 'binary':
      return `${from}FileInput`;
    case 'constant':
      return constantType(use.value);
    case 'list':
      return `[]${itemType(use.items, go, from)}`;
    case 'map':
      return `map[string]${itemType(use.values, go, from)}`;
    case 'named':
      return go.declarations.has(use.name) ? `${from}${go.names.type(use.name)}` : 'any';
    default:
      return 'any';
  }
};

/** Whether nil is a value of the type as it is. */
export const hasNil = (use: TypeUse, go: GoPackage): boolean =>
  use.kind === 'list' || use.kind === 'map' || baseType(use, go) === 'any';

/** A type that may be nil. */
export const optionalType = (use: TypeUse, go: GoPackage, from: Qualifier = ''): string =>
  hasNil(use, go) ? baseType(use, go, from) : `*${baseType(use, go, from)}`;

/** Of what a list or map holds: null is nil. */
export const itemType = (use: TypeUse, go: GoPackage, from: Qualifier = ''): string =>
  use.nullable ? optionalType(use, go, from) : baseType(use, go, from);

/** How a member of a record is held: in itself, where nil says something, or where left out and null differ. */
export type Holding = 'value' | 'nil' | 'nullable';

export const holdingOf = (owner: string, field: Field, go: GoPackage): Holding => {
  const { type, required } = field;
  if (baseType(type, go) === 'any') return 'value';
  if (!required && type.nullable) return 'nullable';
  return required && !type.nullable && !go.cut.has(`${owner} ${field.name}`) ? 'value' : 'nil';
};

export const memberType = (owner: string, field: Field, go: GoPackage, from: Qualifier = ''): string => {
  const holding = holdingOf(owner, field, go);
  if (holding === 'nullable') return `${from}Nullable[${baseType(field.type, go, from)}]`;
  return holding === 'nil' ? optionalType(field.type, go, from) : baseType(field.type, go, from);
};

const OWN_MEMBERS = new Set(['MarshalJSON', 'UnmarshalJSON', 'AdditionalProperties']);

/** Name of a member of a struct. */
export const memberName = (identifier: string): string => {
  const name = exportedName(identifier);
  return OWN_MEMBERS.has(name) ? `${name}_` : name;
};
