import {
  follow,
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  joinPointer,
  member,
  pointerOfReference,
  setMember,
  textOf,
} from '../json-value.ts';
import type { ApiServer, Schema, SecurityRequirement, SecurityScheme } from './api-model.ts';
import { createSchemaReader } from './build-schema.ts';
import { createNames } from './identifier.ts';

/** An object of the document and where it stands. */
export type Placed = { readonly value: JsonObject; readonly pointer: string };

export const entriesOf = (value: JsonValue | undefined): [string, JsonValue][] =>
  isObject(value) ? Object.entries(value) : [];
export const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (isList(value) ? value : []);

/** The fields of an object that are not among those that are read. */
export const beyond = (raw: JsonValue | undefined, read: string): JsonObject => {
  const names = new Set(read.split(' '));
  const rest: Record<string, JsonValue> = {};
  for (const [name, value] of entriesOf(raw)) if (!names.has(name)) setMember(rest, name, value);
  return rest;
};

const wordsOf = (reference: JsonValue | undefined, names: readonly string[]): JsonObject =>
  Object.fromEntries(
    names.flatMap((name) => {
      const text = textOf(reference, name);
      return text === undefined ? [] : [[name, text]];
    }),
  );

/** Follows references of one document and reads what stands beside its operations: servers, security, examples. */
export class DocumentReader {
  readonly document: JsonObject;
  readonly pending: string[] = [];
  readonly referred = new Set<string>();
  readonly read: (raw: JsonValue | undefined, pointer: string) => Schema;
  readonly uniqueKey: (wish: string) => string;
  readonly uniqueName: (wish: string) => string;
  readonly newer: boolean;

  constructor(document: JsonObject) {
    this.document = document;
    this.newer = !String(document.openapi).startsWith('3.0');
    this.read = createSchemaReader(this.newer, (pointer) => this.refer(pointer));
    this.uniqueKey = createNames();
    this.uniqueName = createNames();
  }

  refer(pointer: string): void {
    if (this.referred.has(pointer)) return;
    this.referred.add(pointer);
    this.pending.push(pointer);
  }

  /** The object a value is, or refers to, with the place it was found at; from 3.1 on, words beside a reference win. */
  settle(
    value: JsonValue | undefined,
    pointer: string,
    words: readonly string[] = ['description'],
  ): Placed | undefined {
    let placed = { value, pointer };
    let over: JsonObject = {};
    for (let hop = 0; hop < 100; hop += 1) {
      const target = pointerOfReference(textOf(placed.value, '$ref') ?? '');
      if (target === undefined)
        return isObject(placed.value) ? { value: { ...placed.value, ...over }, pointer: placed.pointer } : undefined;
      if (this.newer) over = { ...wordsOf(placed.value, words), ...over };
      placed = { value: follow(this.document, target), pointer: target };
    }
    return undefined;
  }

  servers(value: JsonValue | undefined): ApiServer[] {
    return listOf(value).map((server) => ({
      url: textOf(server, 'url') ?? '/',
      description: textOf(server, 'description'),
      variables: entriesOf(member(server, 'variables')).map(([name, variable]) => ({
        name,
        default: textOf(variable, 'default') ?? '',
        values: listOf(member(variable, 'enum')).map(String),
      })),
    }));
  }

  security(value: JsonValue | undefined): SecurityRequirement[] {
    return listOf(value).map((requirement) =>
      entriesOf(requirement).map(([scheme, scopes]) => ({ scheme, scopes: listOf(scopes).map(String) })),
    );
  }

  schemes(): Map<string, SecurityScheme> {
    const schemes = new Map<string, SecurityScheme>();
    const all = member(this.document.components, 'securitySchemes');
    for (const [name, value] of entriesOf(all)) {
      const raw = this.settle(value, joinPointer('/components/securitySchemes', name))?.value;
      const description = textOf(raw, 'description');
      const type = textOf(raw, 'type');
      const place = textOf(raw, 'in');
      if (type === 'apiKey' && (place === 'header' || place === 'query' || place === 'cookie'))
        schemes.set(name, { name, description, type, in: place, parameter: textOf(raw, 'name') ?? name });
      else if (type === 'http')
        schemes.set(name, { name, description, type, scheme: (textOf(raw, 'scheme') ?? 'bearer').toLowerCase() });
      else if (type === 'oauth2') {
        const flows = member(raw, 'flows');
        schemes.set(name, { name, description, type, flows: isObject(flows) ? flows : {} });
      } else if (type === 'openIdConnect')
        schemes.set(name, { name, description, type, url: textOf(raw, 'openIdConnectUrl') ?? '' });
      else if (type === 'mutualTLS') schemes.set(name, { name, description, type });
    }
    return schemes;
  }

  example(raw: JsonObject): JsonValue | undefined {
    if (Object.hasOwn(raw, 'example')) return raw.example;
    const [first] = entriesOf(raw.examples);
    return first ? member(this.settle(first[1], '')?.value, 'value') : undefined;
  }
}
