import { paragraphs } from '../plan/plain-text.ts';
import type { Field, SdkPlan, TypeDeclaration } from '../plan/sdk-plan.ts';
import { fieldName } from './python-names.ts';
import { constant, docstring, literal } from './python-text.ts';
import { annotation, codec, type Declarations, declarationsOf, inModule, type Scope } from './python-types.ts';

type Of<Kind extends TypeDeclaration['kind']> = Extract<TypeDeclaration, { kind: Kind }>;

const DEPRECATED = 'Deprecated.';

const describe = ({ description, deprecated }: TypeDeclaration | Field): string[] =>
  paragraphs([description, deprecated ? DEPRECATED : undefined]);

const fieldText = (field: Field, scope: Scope): string => {
  const type = annotation(field.type, scope);
  const name = fieldName(field.identifier);
  const fixed = field.type.kind === 'constant' && !field.type.nullable ? constant(field.type.value) : undefined;
  const doc = docstring(describe(field), '    ');
  // A server always answers it and a caller need not give it.
  if (field.required && field.readOnly) return `    ${name}: ${type} = _ABSENT\n${doc}`;
  if (field.required) return `    ${name}: ${type}${fixed === undefined ? '' : ` = ${fixed}`}\n${doc}`;
  return `    ${name}: ${type === 'Any' ? type : `${type} | _Unset`} = _UNSET\n${doc}`;
};

const fieldsTable = (fields: readonly Field[], declarations: Declarations): string => {
  if (fields.length === 0) return '';
  const rows = fields.map(
    ({ name, identifier, type }) =>
      `        (${literal(fieldName(identifier))}, ${literal(name)}, ${literal(codec(type, declarations))}),\n`,
  );
  return `\n    _fields = (\n${rows.join('')}    )\n`;
};

const recordText = (record: Of<'record'>, declarations: Declarations, scope: Scope): string => {
  const { name, fields, additional } = record;
  const further = additional
    ? `    additional_properties: dict[str, ${annotation(additional, scope)}] = _ABSENT\n`
    : '';
  const table = additional ? `    _additional = ${literal(codec(additional, declarations))}\n` : '';
  const body = [
    describe(record).length > 0 ? `${docstring(describe(record), '    ')}\n` : '',
    ...fields.map((field) => fieldText(field, scope)),
    further,
    fieldsTable(fields, declarations),
    table,
  ].join('');
  return `class ${name}(_Model):\n${body === '' ? '    pass\n' : body}`;
};

const enumText = (declaration: Of<'enum'>): string => {
  const values = declaration.values.map(({ value }) => constant(value)).join(', ');
  const type = `_Union[Literal[${values}], ${declaration.base === 'string' ? 'str' : 'int'}]`;
  return `${declaration.name}: _TypeAlias = ${type}\n${docstring(describe(declaration), '')}`;
};

const unionText = (union: Of<'union'>, scope: Scope): string => {
  const types = new Set(union.variants.map(({ type }) => annotation(type, { ...scope, quoted: true })));
  const text = types.has('Any') || types.size === 0 ? 'Any' : [...types].join(' | ');
  return `${union.name}: _TypeAlias = "${text}"\n${docstring(describe(union), '')}`;
};

const unionRow = ({ name, discriminator, variants }: Of<'union'>, declarations: Declarations): string => {
  const rows = variants.map(
    ({ type, values }) =>
      `(${literal(codec(type, declarations))}, (${values.map((value) => `${literal(value)},`).join(' ')}))`,
  );
  return `    ${literal(name)}: (${discriminator === undefined ? 'None' : literal(discriminator)}, (\n${rows.map((row) => `        ${row},\n`).join('')}    )),\n`;
};

const declarationText = (declaration: TypeDeclaration, declarations: Declarations, scope: Scope): string => {
  if (declaration.kind === 'record') return recordText(declaration, declarations, scope);
  return declaration.kind === 'enum' ? enumText(declaration) : unionText(declaration, scope);
};

const moduleText = (types: readonly TypeDeclaration[], declarations: Declarations, whole: boolean): string => {
  const scope = inModule(new Set(types.map(({ name }) => name)));
  const unions = types.filter((declaration) => declaration.kind === 'union');
  const table =
    unions.length === 0
      ? ''
      : `\n\n_register_unions({\n${unions.map((union) => unionRow(union, declarations)).join('')}})\n`;
  return `"""Types of what the API takes and gives."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias as _TypeAlias, Union as _Union
${whole ? '' : '\nfrom . import models as _all'}
from ._model import (
    ABSENT as _ABSENT,
    UNSET as _UNSET,
    BinaryInput as _BinaryInput,
    Model as _Model,
    Unset as _Unset,
    register_unions as _register_unions,
)

${types.map((declaration) => `\n${declarationText(declaration, declarations, scope)}`).join('\n')}${table}`;
};

/** Types and members of one module. Type checkers give up on a module of many times as many. */
const WEIGHT_MAX = 6_000;

const weightOf = (declaration: TypeDeclaration): number =>
  1 + (declaration.kind === 'record' ? declaration.fields.length : 0);

const parts = (types: readonly TypeDeclaration[]): TypeDeclaration[][] => {
  const found: TypeDeclaration[][] = [[]];
  let weight = 0;
  for (const declaration of types) {
    if (weight + weightOf(declaration) > WEIGHT_MAX && weight > 0) {
      found.push([]);
      weight = 0;
    }
    found.at(-1)?.push(declaration);
    weight += weightOf(declaration);
  }
  return found;
};

/**
 * The module of all types: classes for objects, aliases for enumerations and choices, and the table of the choices; with
 * the modules it is made of where one would be too large.
 */
export const emitModels = (plan: SdkPlan): readonly (readonly [name: string, text: string])[] => {
  const declarations = declarationsOf(plan);
  const [whole = [], ...more] = parts(plan.types);
  if (more.length === 0) return [['models', moduleText(whole, declarations, true)]];
  const modules = [whole, ...more].map(
    (types, index) => [`_models_${index + 1}`, moduleText(types, declarations, false)] as const,
  );
  const text = `"""Types of what the API takes and gives."""\n\n${modules.map(([name]) => `from .${name} import *\n`).join('')}`;
  return [['models', text], ...modules];
};
