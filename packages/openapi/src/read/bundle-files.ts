import { english, type Phrase, phrase } from '@portico/words';
import {
  follow,
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  joinPointer,
  setMember,
  stepsOf,
} from '../json-value.ts';
import { createNames } from '../model/identifier.ts';
import { type Finding, quote } from './document-problem.ts';
import { shapesOf } from './object-shapes.ts';
import type { Rule, Shape, SourceVersion } from './shape.ts';
import { settlePath } from './source-files.ts';

type Mutable = Record<string, JsonValue>;

/** A place in one of the files. */
export type FilePlace = { readonly file: string; readonly pointer: string };

export type Bundle = {
  readonly document: JsonObject;
  readonly findings: readonly (Finding & { readonly place: FilePlace })[];
  /** Where in which file a place of the bundled document was written. */
  readonly origin: (pointer: string) => FilePlace;
};

/** What a document is made of, and the place that a shape is kept at; a shape without one is put in place. */
export type BundleTables = {
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly homes: Readonly<Record<string, string>>;
};

const HOMES: Readonly<Record<string, string>> = {
  schema: '/components/schemas',
  parameter: '/components/parameters',
  response: '/components/responses',
  requestBody: '/components/requestBodies',
  header: '/components/headers',
  example: '/components/examples',
  link: '/components/links',
  callback: '/components/callbacks',
  securityScheme: '/components/securitySchemes',
};
const SWAGGER_HOMES: Readonly<Record<string, string>> = {
  schema: '/definitions',
  parameter: '/parameters',
  response: '/responses',
  securityScheme: '/securityDefinitions',
};

/** How files of OpenAPI are made into one. */
export const openApiTables = (version: SourceVersion): BundleTables => ({
  shapes: shapesOf(version),
  homes: version === '2.0' ? SWAGGER_HOMES : HOMES,
});

/** Values that may come from putting files in place; a file that is put in thousands of places is no bundle. */
const PLACED_MAX = 500_000;
const PLACED_DEPTH_MAX = 40;

export class BundleError extends Error {
  readonly words: Phrase;
  constructor(words: Phrase) {
    super(english(words));
    this.words = words;
  }
}

/** Where a reference in a file leads to; no file, where that is outside the bundle. */
export const placeOf = (reference: string, from: string): { readonly file: string | undefined; pointer: string } => {
  const [address = '', fragment = ''] = reference.split(/#(.*)/s);
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  const plain = decoded(address);
  const outside = /^[/\\]|^[A-Za-z][A-Za-z0-9+.-]*:/.test(plain);
  const file = address === '' ? from : outside ? undefined : settlePath(folder + plain);
  return { file, pointer: decoded(fragment) };
};

/** Makes one document of files that refer to one another: what has a home among the components goes there, once. */
class Bundler {
  readonly findings: (Finding & { place: FilePlace })[] = [];
  readonly origins = new Map<string, FilePlace>();
  readonly hoisted = new Map<string, string>();
  readonly made: { readonly home: string; readonly name: string; readonly value: JsonValue }[] = [];
  readonly names = new Map<string, (wish: string) => string>();
  readonly tables: BundleTables;
  readonly files: ReadonlyMap<string, JsonValue>;
  readonly root: string;
  placed = 0;
  depth = 0;

  constructor(files: ReadonlyMap<string, JsonValue>, root: string, tables: BundleTables) {
    this.files = files;
    this.root = root;
    this.tables = tables;
  }

  rule(rule: Rule | string, value: JsonValue, from: FilePlace, at: string): JsonValue {
    const [word = '', ...rest] = rule.split(' ');
    const inner = rest.join(' ');
    if (word === 'is') return this.object(inner, value, from, at);
    if (word === 'list' && isList(value))
      return value.map((item, index) => this.rule(inner, item, step(from, index), joinPointer(at, index)));
    if (word !== 'map' || !isObject(value)) return value;
    if (isOutside(value)) return this.inline(rule, value, from, at);
    const made: Mutable = {};
    for (const [name, item] of Object.entries(value))
      setMember(made, name, this.rule(inner, item, step(from, name), joinPointer(at, name)));
    return made;
  }

  object(shapeName: string, value: JsonValue, from: FilePlace, at: string): JsonValue {
    const shape = this.tables.shapes[shapeName];
    if (!shape || !isObject(value)) return value;
    const away = isOutside(value) || (from.file !== this.root && typeof value.$ref === 'string');
    const home = shape.referable ? this.home(shapeName) : undefined;
    if (away && home === undefined) return this.inline(`is ${shapeName}`, value, from, at);
    const made: Mutable = {};
    for (const [name, item] of Object.entries(value)) {
      const known = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
      const rule = known ?? (name.startsWith('x-') || name === '$ref' ? 'any' : (shape.others ?? 'any'));
      setMember(made, name, this.rule(rule, item, step(from, name), joinPointer(at, name)));
    }
    if (away) made.$ref = this.reference(String(value.$ref), shapeName, from);
    if (shapeName === 'discriminator' && isObject(value.mapping)) made.mapping = this.mapping(value.mapping, from);
    return made;
  }

  mapping(mapping: JsonObject, from: FilePlace): JsonObject {
    const made: Mutable = {};
    for (const [name, target] of Object.entries(mapping)) {
      const leads = typeof target === 'string' && /[#/]|\.(json|ya?ml)$/i.test(target);
      const rewritten = leads && (from.file !== this.root || !target.startsWith('#'));
      setMember(made, name, rewritten ? this.reference(target, 'schema', from) : target);
    }
    return made;
  }

  home(shapeName: string): string | undefined {
    const { homes } = this.tables;
    return Object.hasOwn(homes, shapeName) ? homes[shapeName] : undefined;
  }

  /** What a reference leads to; a finding when that is outside the bundle or nowhere in it. */
  target(reference: string, from: FilePlace): (FilePlace & { value: JsonValue }) | undefined {
    const { file, pointer } = placeOf(reference, from.file);
    const known = file === undefined ? undefined : this.files.get(file);
    if (file === undefined || known === undefined) {
      const why =
        file === undefined
          ? phrase`${quote(reference)} is outside the bundle. Nothing is fetched or opened.`
          : phrase`${quote(reference)} is not among the files.`;
      this.find(from, 'external-ref', why);
      return undefined;
    }
    const value = follow(known, pointer);
    // Parts of a document are written as if they stood in it: "#/components/…" then means the document's.
    const whole =
      value === undefined && reference.startsWith('#') ? follow(this.files.get(this.root) ?? null, pointer) : undefined;
    if (whole !== undefined) return { file: this.root, pointer, value: whole };
    if (value === undefined)
      this.find(from, 'unresolved-ref', phrase`${quote(reference)} leads to nothing in ${quote(file)}.`);
    return value === undefined ? undefined : { file, pointer, value };
  }

  find(place: FilePlace, rule: string, words: Phrase): void {
    this.findings.push({ severity: 'error', rule, words, pointer: '', place: step(place, '$ref') });
  }

  /** The reference inside the bundle that says what one between files said. */
  reference(reference: string, shapeName: string, from: FilePlace): string {
    const found = this.target(reference, from);
    if (!found) return reference;
    if (found.file === this.root) return `#${encodeURI(found.pointer.toWellFormed())}`;
    const key = `${shapeName} ${found.file}#${found.pointer}`;
    const known = this.hoisted.get(key);
    if (known !== undefined) return known;
    const home = this.home(shapeName) ?? '';
    const wish = stepsOf(found.pointer).at(-1) ?? found.file.replace(/^.*\//, '').replace(/\.[a-z]+$/i, '');
    const name = this.unique(home)(wish.replaceAll(/[^A-Za-z0-9._-]+/g, '_').slice(0, 80) || 'Part');
    const at = joinPointer(home, name);
    this.hoisted.set(key, `#${at}`);
    this.origins.set(at, found);
    this.made.push({ home, name, value: this.object(shapeName, found.value, found, at) });
    return `#${at}`;
  }

  unique(home: string): (wish: string) => string {
    const taken = follow(this.files.get(this.root) ?? null, home);
    const known = this.names.get(home) ?? createNames(isObject(taken) ? Object.keys(taken) : []);
    this.names.set(home, known);
    return known;
  }

  /** What has no home stands where it is referred to. */
  inline(rule: string, value: JsonObject, from: FilePlace, at: string): JsonValue {
    const found = this.target(String(value.$ref), from);
    if (!found) return value;
    this.placed += 1 + (isObject(found.value) ? Object.keys(found.value).length : 0);
    if (this.placed > PLACED_MAX || this.depth > PLACED_DEPTH_MAX)
      throw new BundleError(
        phrase`The files refer to one another too often, the last time with ${quote(String(value.$ref))}.`,
      );
    this.origins.set(at, found);
    this.depth += 1;
    const placed = this.rule(rule, found.value, found, at);
    this.depth -= 1;
    const { $ref: _, ...beside } = value;
    return isObject(placed) ? { ...placed, ...beside } : placed;
  }

  bundle(): JsonObject {
    const place = { file: this.root, pointer: '' };
    this.origins.set('', place);
    const document = this.object('root', this.files.get(this.root) ?? null, place, '');
    const made = structuredClone(isObject(document) ? document : {}) as Mutable; // a copy of our own
    for (const { home, name, value } of this.made) {
      let holder = made;
      for (const part of stepsOf(home)) {
        const inner = Object.hasOwn(holder, part) ? holder[part] : undefined;
        const next = isObject(inner) ? (inner as Mutable) : {}; // part of the copy
        holder[part] = next;
        holder = next;
      }
      setMember(holder, name, value);
    }
    return made;
  }
}

const step = ({ file, pointer }: FilePlace, name: string | number): FilePlace => ({
  file,
  pointer: joinPointer(pointer, name),
});

const isOutside = (value: JsonObject): boolean => typeof value.$ref === 'string' && !value.$ref.startsWith('#');

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Bundles parsed files into one document of the same version. Throws BundleError when they expand without end. */
export const bundleFiles = (files: ReadonlyMap<string, JsonValue>, root: string, tables: BundleTables): Bundle => {
  const bundler = new Bundler(files, root, tables);
  const document = bundler.bundle();
  const origin = (pointer: string): FilePlace => {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
      const found = bundler.origins.get(at);
      if (found) return { file: found.file, pointer: found.pointer + pointer.slice(at.length) };
      if (at === '') return { file: root, pointer };
    }
  };
  return { document, findings: bundler.findings, origin };
};
