import { isObject, type JsonObject, type JsonValue, joinPointer, textOf } from '../json-value.ts';
import type {
  Body,
  Content,
  Link,
  Parameter,
  ParameterLocation,
  ParameterStyle,
  Response,
  ResponseHeader,
} from './api-model.ts';
import { beyond, DocumentReader, entriesOf, listOf, type Placed } from './document-reader.ts';

const LOCATIONS: readonly ParameterLocation[] = ['path', 'query', 'header', 'cookie'];
const STYLES: readonly ParameterStyle[] = [
  'matrix',
  'label',
  'form',
  'simple',
  'spaceDelimited',
  'pipeDelimited',
  'deepObject',
];

/** Reads what an operation is made of: parameters, bodies, responses. */
export class OperationReader extends DocumentReader {
  contents(value: JsonValue | undefined, pointer: string): Content[] {
    return entriesOf(value).flatMap(([name, raw]) => {
      if (!isObject(raw)) return [];
      const at = joinPointer(pointer, name);
      return {
        mediaType: (name.split(';')[0] ?? '').trim().toLowerCase(),
        schema: Object.hasOwn(raw, 'schema') ? this.read(raw.schema, joinPointer(at, 'schema')) : undefined,
        example: this.example(raw),
        encoding: new Map(
          entriesOf(raw.encoding).flatMap(([field, encoding]) =>
            isObject(encoding) ? [[field, encoding] as const] : [],
          ),
        ),
        rest: beyond(raw, 'schema example encoding'),
        pointer: at,
      };
    });
  }

  parameter(value: JsonValue, at: string): Parameter | undefined {
    const placed = this.settle(value, at);
    const location = LOCATIONS.find((name) => name === placed?.value.in);
    const name = textOf(placed?.value, 'name');
    if (!placed || !location || name === undefined) return undefined;
    const { value: raw, pointer } = placed;
    const [content] = this.contents(raw.content, joinPointer(pointer, 'content'));
    const usual = location === 'query' || location === 'cookie' ? 'form' : 'simple';
    const style = STYLES.find((known) => known === raw.style) ?? usual;
    return {
      name,
      in: location,
      required: location === 'path' || raw.required === true,
      deprecated: raw.deprecated === true,
      description: textOf(raw, 'description'),
      style,
      explode: typeof raw.explode === 'boolean' ? raw.explode : style === 'form',
      allowReserved: raw.allowReserved === true,
      allowEmptyValue: raw.allowEmptyValue === true,
      mediaType: content?.mediaType,
      contentPointer: content?.pointer,
      schema: content?.schema ?? this.read(raw.schema, joinPointer(pointer, 'schema')),
      example: this.example(raw) ?? content?.example,
      rest: beyond(
        raw,
        'name in description required deprecated allowEmptyValue allowReserved explode style schema content example',
      ),
      pointer,
    };
  }

  /** Header parameters that OpenAPI says to ignore, and what the path does not hold, are left out. */
  parameters(item: Placed, operation: JsonObject, pointer: string, path: string): Parameter[] {
    const found = new Map<string, Parameter>();
    for (const [list, at] of [
      [item.value.parameters, joinPointer(item.pointer, 'parameters')],
      [operation.parameters, joinPointer(pointer, 'parameters')],
    ] as const)
      for (const [index, entry] of listOf(list).entries()) {
        const parameter = this.parameter(entry, joinPointer(at, index));
        if (!parameter || (parameter.in === 'path' && !path.includes(`{${parameter.name}}`))) continue;
        if (parameter.in === 'header' && /^(accept|content-type|authorization)$/i.test(parameter.name)) continue;
        found.set(`${parameter.in} ${parameter.name}`, parameter);
      }
    for (const [, name = ''] of path.matchAll(/\{([^{}]+)\}/g))
      if (!found.has(`path ${name}`)) {
        const implied = this.parameter({ name, in: 'path', required: true, schema: { type: 'string' } }, pointer);
        if (implied) found.set(`path ${name}`, implied);
      }
    return [...found.values()];
  }

  body(value: JsonValue | undefined, at: string): Body | undefined {
    const placed = this.settle(value, at);
    if (!placed) return undefined;
    const { value: raw, pointer } = placed;
    const contents = this.contents(raw.content, joinPointer(pointer, 'content'));
    const rest = beyond(raw, 'description content required');
    return { required: raw.required === true, description: textOf(raw, 'description'), contents, rest, pointer };
  }

  header(name: string, value: JsonValue, at: string): ResponseHeader[] {
    const found = this.settle(value, at);
    if (!found || name.toLowerCase() === 'content-type') return [];
    const { value: raw, pointer } = found;
    const [content] = this.contents(raw.content, joinPointer(pointer, 'content'));
    return [
      {
        name,
        description: textOf(raw, 'description'),
        required: raw.required === true,
        deprecated: raw.deprecated === true,
        schema: content?.schema ?? this.read(raw.schema, joinPointer(pointer, 'schema')),
        example: this.example(raw) ?? content?.example,
        rest: beyond(raw, 'description required deprecated schema content example style explode'),
        pointer: content?.pointer ?? pointer,
      },
    ];
  }

  responses(value: JsonValue | undefined, at: string): Response[] {
    return entriesOf(value).flatMap(([status, entry]) => {
      const placed = status.startsWith('x-') ? undefined : this.settle(entry, joinPointer(at, status));
      if (!placed) return [];
      const headers = entriesOf(placed.value.headers).flatMap(([name, header]) =>
        this.header(name, header, joinPointer(placed.pointer, 'headers', name)),
      );
      const contents = this.contents(placed.value.content, joinPointer(placed.pointer, 'content'));
      return {
        status: status.toUpperCase().replace('DEFAULT', 'default'),
        description: textOf(placed.value, 'description') ?? '',
        headers,
        contents,
        links: this.links(placed.value.links, joinPointer(placed.pointer, 'links')),
        rest: beyond(placed.value, 'description headers content links'),
        pointer: placed.pointer,
      };
    });
  }

  links(value: JsonValue | undefined, at: string): Link[] {
    return entriesOf(value).flatMap(([name, entry]) => {
      const placed = this.settle(entry, joinPointer(at, name));
      if (!placed) return [];
      const { value: raw, pointer } = placed;
      return {
        name,
        description: textOf(raw, 'description'),
        operationId: textOf(raw, 'operationId'),
        operationRef: textOf(raw, 'operationRef'),
        parameters: new Map(entriesOf(raw.parameters)),
        body: raw.requestBody,
        pointer,
      };
    });
  }
}
