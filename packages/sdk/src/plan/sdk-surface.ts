import type { Field, PlannedOperation, PlannedParameter, SdkPlan, TypeDeclaration, TypeUse } from './sdk-plan.ts';

/** What code that uses an SDK is written against: its methods and types, each with its parts. */
export type SurfaceItem = {
  readonly kind: 'method' | 'type';
  readonly name: string;
  /** What a method gives; what a type is, where it is no object. */
  readonly gives: string;
  readonly parts: readonly SurfacePart[];
};

/** A parameter of a method, a member of an object, or a value of an enumeration. */
export type SurfacePart = {
  readonly name: string;
  readonly type: string;
  /** A caller must give it. */
  readonly needed: boolean;
};

/** How a language calls what it declares. */
export type SurfaceNames = {
  readonly methods: readonly { readonly name: string; readonly planned: PlannedOperation }[];
  readonly parameter: (parameter: PlannedParameter) => string;
  readonly field: (field: Field) => string;
  readonly type: (name: string) => string;
};

const WORDS: Readonly<Record<string, string>> = { null: 'null', any: 'any', binary: 'file' };

const plainType = (use: TypeUse, type: SurfaceNames['type']): string => {
  if (use.kind === 'list') return `${typeText(use.items, type)}[]`;
  if (use.kind === 'map') return `map of ${typeText(use.values, type)}`;
  if (use.kind === 'named') return type(use.name);
  if (use.kind === 'constant') return JSON.stringify(use.value);
  const format = use.kind === 'string' || use.kind === 'integer' ? use.format : undefined;
  return format === undefined ? (WORDS[use.kind] ?? use.kind) : `${use.kind} (${format})`;
};

const typeText = (use: TypeUse, type: SurfaceNames['type']): string =>
  use.nullable && use.kind !== 'null' && use.kind !== 'any' ? `${plainType(use, type)} | null` : plainType(use, type);

const bodyOf = ({ bodies, bodyRequired }: PlannedOperation, type: SurfaceNames['type']): SurfacePart[] => {
  const types = [...new Set(bodies.map((body) => (body.kind === 'binary' ? 'file' : typeText(body.type, type))))];
  return types.length > 0 ? [{ name: 'body', type: types.join(' | '), needed: bodyRequired }] : [];
};

const givenBy = (planned: PlannedOperation, type: SurfaceNames['type']): string => {
  const { result, resultOptional, eventStream } = planned;
  const given = result ?? eventStream;
  const text = !given ? 'nothing' : given.kind === 'binary' ? 'file' : typeText(given.type, type);
  return given && resultOptional ? `${text} | nothing` : text;
};

const partsOf = (declaration: TypeDeclaration, { field, type }: SurfaceNames): SurfacePart[] => {
  if (declaration.kind === 'enum')
    return declaration.values.map(({ value }) => ({ name: JSON.stringify(value), type: '', needed: false }));
  if (declaration.kind === 'union')
    return declaration.variants.map((variant) => ({ name: typeText(variant.type, type), type: '', needed: false }));
  return declaration.fields.map((one) => ({
    name: field(one),
    type: typeText(one.type, type),
    needed: one.required && !one.readOnly,
  }));
};

/** The surface of an SDK, in the order of the document. */
export const surfaceOf = ({ types }: Pick<SdkPlan, 'types'>, names: SurfaceNames): SurfaceItem[] => [
  ...names.methods.map(
    ({ name, planned }): SurfaceItem => ({
      kind: 'method',
      name,
      gives: givenBy(planned, names.type),
      parts: [
        ...planned.parameters.map((one) => ({
          name: names.parameter(one),
          type: typeText(one.type, names.type),
          needed: one.parameter.required,
        })),
        ...bodyOf(planned, names.type),
      ],
    }),
  ),
  ...types.map(
    (declaration): SurfaceItem => ({
      kind: 'type',
      name: names.type(declaration.name),
      gives: declaration.kind === 'record' ? '' : declaration.kind === 'enum' ? declaration.base : 'one of',
      parts: partsOf(declaration, names),
    }),
  ),
];
