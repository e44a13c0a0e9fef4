import { type Phrase, phrase } from '@portico/words';
import { isList, isObject, type JsonObject, type JsonValue, joinPointer } from '../json-value.ts';
import { type Finding, quote } from './document-problem.ts';
import { shapesOf } from './object-shapes.ts';
import type { Rule, Shape, SourceVersion } from './shape.ts';

/** A `$ref` met on the way, and the shape its target must have. */
export type FoundReference = { readonly pointer: string; readonly reference: string; readonly shape: string };

export type Structure = { readonly findings: readonly Finding[]; readonly references: readonly FoundReference[] };

const KINDS: Readonly<Record<string, Phrase>> = {
  string: phrase`a text`,
  number: phrase`a number`,
  boolean: phrase`true or false`,
};

const kindOf = (value: JsonValue): Phrase => {
  if (value === null) return phrase`null`;
  if (isList(value)) return phrase`a list`;
  return KINDS[typeof value] ?? phrase`an object`;
};

/** The field that was probably meant: at most two letters away. */
const nearest = (name: string, fields: readonly string[]): string | undefined => {
  const distance = (a: string, b: string): number => {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1)
        next[j] = Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        );
      row = next;
    }
    return row[b.length] ?? 0;
  };
  if (name.length > 40) return undefined;
  return fields.find((field) => field.toLowerCase() === name.toLowerCase() || distance(field, name) <= 2);
};

const EXPECTED: Readonly<Record<string, Phrase>> = {
  text: phrase`a text`,
  boolean: phrase`true or false`,
  number: phrase`a number`,
  count: phrase`a whole number, zero or more`,
  object: phrase`an object`,
};

const fits = (rule: string, value: JsonValue): boolean => {
  if (rule === 'text') return typeof value === 'string';
  if (rule === 'boolean') return typeof value === 'boolean';
  if (rule === 'number') return typeof value === 'number';
  if (rule === 'count') return Number.isInteger(value) && Number(value) >= 0;
  return rule === 'any' || isObject(value);
};

class StructureCheck {
  readonly findings: Finding[] = [];
  readonly references: FoundReference[] = [];
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly version: SourceVersion;
  readonly newer: boolean;

  constructor(version: SourceVersion) {
    this.version = version;
    this.newer = version === '3.1' || version === '3.2';
    this.shapes = shapesOf(version);
  }

  find(rule: string, pointer: string, words: Phrase, severity: 'error' | 'warning' = 'error'): void {
    this.findings.push({ severity, rule, words, pointer });
  }

  check(rule: Rule | string, value: JsonValue, pointer: string, what: string | Phrase): void {
    const [word = '', ...rest] = rule.split(' ');
    const inner = rest.join(' ');
    if (word === 'is') this.object(inner, value, pointer, what);
    else if (word === 'list') {
      if (!isList(value)) this.find('structure-type', pointer, phrase`${what} must be a list, not ${kindOf(value)}.`);
      else
        for (const [index, item] of value.entries())
          this.check(inner, item, joinPointer(pointer, index), phrase`An entry of ${what}`);
    } else if (word === 'map') {
      if (!isObject(value))
        this.find('structure-type', pointer, phrase`${what} must be an object, not ${kindOf(value)}.`);
      else
        for (const [name, item] of Object.entries(value))
          if (!name.startsWith('x-') || isObject(item))
            this.check(inner, item, joinPointer(pointer, name), quote(name));
    } else if (word === 'one-of') {
      if (typeof value !== 'string' || !rest.includes(value))
        this.find('structure-value', pointer, phrase`${what} must be one of ${rest.join(', ')}.`);
    } else if (!fits(word, value))
      this.find('structure-type', pointer, phrase`${what} must be ${EXPECTED[word] ?? word}, not ${kindOf(value)}.`);
  }

  object(shapeName: string, value: JsonValue, pointer: string, what: string | Phrase): void {
    const shape = this.shapes[shapeName];
    if (!shape) return;
    if (shapeName === 'schema' && typeof value === 'boolean') return;
    if (shapeName === 'schema' && this.version === '2.0' && isList(value)) {
      this.find(
        'schema-items-list',
        pointer,
        phrase`${what} must be one schema, not a list; its entries are taken as choices.`,
        'warning',
      );
      for (const [index, entry] of value.entries()) this.object(shapeName, entry, joinPointer(pointer, index), what);
      return;
    }
    if (!isObject(value)) {
      this.find('structure-type', pointer, phrase`${what} must be an object (${shape.name}), not ${kindOf(value)}.`);
      return;
    }
    const reference = Object.hasOwn(value, '$ref') ? value.$ref : undefined;
    if (reference !== undefined && (shape.referable || shapeName === 'pathItem')) {
      if (typeof reference === 'string')
        this.references.push({ pointer: joinPointer(pointer, '$ref'), reference, shape: shapeName });
      else this.find('structure-type', joinPointer(pointer, '$ref'), phrase`$ref must be a text.`);
      if (!(shapeName === 'schema' && this.newer) && shapeName !== 'pathItem') return;
    }
    this.fields(shape, value, pointer);
    if (shapeName === 'schema') this.schema(value, pointer);
    if (shapeName === 'paths') for (const name of Object.keys(value)) this.path(name, pointer);
    if (shapeName === 'responses') for (const name of Object.keys(value)) this.status(name, pointer);
  }

  fields(shape: Shape, value: JsonObject, pointer: string): void {
    for (const name of shape.required ?? [])
      if (!Object.hasOwn(value, name))
        this.find('structure-required', pointer, phrase`The ${shape.name} object needs the field "${name}".`);
    for (const [name, item] of Object.entries(value)) {
      const rule = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
      if (rule !== undefined) this.check(rule, item, joinPointer(pointer, name), `"${name}"`);
      else if (name.startsWith('x-') || name === '$ref') continue;
      else if (shape.others) this.check(shape.others, item, joinPointer(pointer, name), quote(name));
      else this.unknown(shape, name, pointer);
    }
  }

  unknown(shape: Shape, name: string, pointer: string): void {
    const meant = nearest(name, Object.keys(shape.fields));
    this.find(
      'structure-unknown',
      joinPointer(pointer, name),
      meant
        ? phrase`${quote(name)} is not a field of the ${shape.name} object. Did you mean "${meant}"?`
        : phrase`${quote(name)} is not a field of the ${shape.name} object.`,
      shape.lenient ? 'warning' : 'error',
    );
  }

  schema(schema: JsonObject, pointer: string): void {
    const types = { '2.0': ['file'], '3.0': [], '3.1': ['null'], '3.2': ['null'] }[this.version];
    const allowed = ['array', 'boolean', 'integer', 'number', 'object', 'string', ...types];
    const { type } = schema;
    if (type === undefined) return;
    const older = this.version === '2.0';
    const given = isList(type) && (this.newer || older) ? type : [type];
    // Documents of 2.0 write what only later versions can say; it is told, and means there what it says.
    const told =
      older && (isList(type) || type === 'null') && given.every((name) => [...allowed, 'null'].includes(String(name)));
    if (told || !given.every((name) => typeof name === 'string' && allowed.includes(name)))
      this.find(
        'schema-type',
        joinPointer(pointer, 'type'),
        phrase`"type" must be one of ${allowed.join(', ')}.`,
        told ? 'warning' : 'error',
      );
  }

  path(name: string, pointer: string): void {
    if (!name.startsWith('/') && !name.startsWith('x-'))
      this.find('path-slash', joinPointer(pointer, name), phrase`The path ${quote(name)} must start with "/".`);
  }

  status(name: string, pointer: string): void {
    if (name !== 'default' && !name.startsWith('x-') && !/^[1-5](\d\d|XX)$/.test(name))
      this.find(
        'response-status',
        joinPointer(pointer, name),
        phrase`${quote(name)} is not a status code, 1XX to 5XX or "default".`,
      );
  }
}

/** Checks every object of a document against the tables of its version, and collects its references. */
export const checkStructure = (document: JsonValue, version: SourceVersion): Structure => {
  const check = new StructureCheck(version);
  check.object('root', document, '', phrase`The document`);
  return { findings: check.findings, references: check.references };
};
