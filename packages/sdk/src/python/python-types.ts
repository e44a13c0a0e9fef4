import type { SdkPlan, TypeDeclaration, TypeUse } from '../plan/sdk-plan.ts';
import { constant } from './python-text.ts';

export type Declarations = ReadonlyMap<string, TypeDeclaration>;

export const declarationsOf = ({ types }: Pick<SdkPlan, 'types'>): Declarations =>
  new Map(types.map((declaration) => [declaration.name, declaration]));

/** Where an annotation stands: how models are named there, and what a file is. */
export type Scope = {
  readonly model: (name: string) => string;
  readonly binary: string;
  /** Inside of a string that is an annotation: no literals of the document. */
  readonly quoted?: boolean;
};

const outside = (name: string): string => `models.${name}`;
export const IN_CLIENT: Scope = { model: outside, binary: '_BinaryInput' };
export const AS_RESULT: Scope = { model: outside, binary: 'bytes' };
/** In a module that declares the models `own`; all others are reached by the module of all. */
export const inModule = (own: ReadonlySet<string>): Scope => ({
  model: (name) => (own.has(name) ? name : `_all.${name}`),
  binary: '_BinaryInput | str',
});

const constantType = (value: string | number | boolean, quoted: boolean): string => {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return 'float';
  if (!quoted) return `Literal[${constant(value)}]`;
  return typeof value === 'boolean' ? 'bool' : typeof value === 'number' ? 'int' : 'str';
};

const plainType = (use: TypeUse, scope: Scope): string => {
  switch (use.kind) {
    case 'any':
      return 'Any';
    case 'null':
      return 'None';
    case 'boolean':
      return 'bool';
    case 'number':
      return 'float';
    case 'integer':
      return 'int';
    case 'string':
      return 'str';
    case 'binary':
      return scope.binary;
    case 'constant':
      return constantType(use.value, scope.quoted === true);
    case 'list':
      return `list[${annotation(use.items, scope)}]`;
    case 'map':
      return `dict[str, ${annotation(use.values, scope)}]`;
    case 'named':
      return scope.model(use.name);
  }
};

/** A type as an annotation. */
export const annotation = (use: TypeUse, scope: Scope): string => {
  const type = plainType(use, scope);
  return use.nullable && type !== 'Any' && type !== 'None' ? `${type} | None` : type;
};

/** A type as the runtime's tables have it: what it takes to read a value of it. */
export const codec = (use: TypeUse, declarations: Declarations): string => {
  switch (use.kind) {
    case 'boolean':
      return 'bool';
    case 'number':
      return 'float';
    case 'integer':
      return 'int';
    case 'string':
      return 'str';
    case 'binary':
      return 'bytes';
    case 'constant':
      return `const ${JSON.stringify(use.value)}`;
    case 'list':
      return `list ${codec(use.items, declarations)}`;
    case 'map':
      return `map ${codec(use.values, declarations)}`;
    case 'named': {
      const found = declarations.get(use.name);
      if (found?.kind === 'enum') return found.base === 'string' ? 'str' : 'int';
      return found ? use.name : 'any';
    }
    default:
      return use.kind;
  }
};
