import { isObject, type JsonObject, type JsonValue, member, setMember } from '../json-value.ts';
import type { ApiModel, Content, Operation, Parameter, Response, ResponseHeader, SecurityScheme } from './api-model.ts';
import { componentName, createSchemaWriter, said } from './write-schema.ts';

type Mutable = Record<string, JsonValue>;

const mapped = <T>(entries: Iterable<readonly [string, T]>, write: (value: T) => JsonValue): JsonObject => {
  const made: Mutable = {};
  for (const [name, value] of entries) setMember(made, name, write(value));
  return made;
};

const orNothing = (value: JsonObject): JsonObject | undefined => (Object.keys(value).length > 0 ? value : undefined);

class DocumentWriter {
  readonly model: ApiModel;
  readonly schema: ReturnType<typeof createSchemaWriter>;

  constructor(model: ApiModel) {
    this.model = model;
    this.schema = createSchemaWriter(model);
  }

  content({ schema, example, encoding, rest }: Content): JsonObject {
    const first = rest.examples === undefined ? example : undefined;
    return said({
      ...rest,
      schema: schema && this.schema(schema),
      example: first,
      encoding: orNothing(Object.fromEntries(encoding)),
    });
  }

  contents(contents: readonly Content[]): JsonObject {
    return mapped(
      contents.map((content) => [content.mediaType, content] as const),
      (content) => this.content(content),
    );
  }

  parameter(parameter: Parameter): JsonObject {
    const {
      name,
      in: place,
      required,
      deprecated,
      description,
      style,
      explode,
      allowReserved,
      allowEmptyValue,
    } = parameter;
    const schema = this.schema(parameter.schema);
    const base = {
      name,
      in: place,
      description,
      ...parameter.rest,
      example: parameter.rest.examples === undefined ? parameter.example : undefined,
      ...flags({ required, deprecated, allowReserved, allowEmptyValue }),
    };
    if (parameter.mediaType !== undefined) return said({ ...base, content: { [parameter.mediaType]: { schema } } });
    return said({ ...base, style, explode, schema });
  }

  header({ description, required, deprecated, schema, example, rest }: ResponseHeader): JsonObject {
    return said({
      ...rest,
      description,
      example: rest.examples === undefined ? example : undefined,
      schema: this.schema(schema),
      ...flags({ required, deprecated }),
    });
  }

  response({ description, headers, contents, links, rest }: Response): JsonObject {
    return said({
      ...rest,
      description,
      headers: orNothing(
        mapped(
          headers.map((header) => [header.name, header] as const),
          (header) => this.header(header),
        ),
      ),
      content: orNothing(this.contents(contents)),
      links: orNothing(
        mapped(
          links.map((link) => [link.name, link] as const),
          ({ description: text, operationId, operationRef, parameters, body }) =>
            said({
              description: text,
              operationId,
              operationRef,
              requestBody: body,
              parameters: orNothing(Object.fromEntries(parameters)),
            }),
        ),
      ),
    });
  }

  servers(operation: Pick<Operation, 'servers'>): JsonValue[] {
    return operation.servers.map(({ url, description, variables }) =>
      said({
        url,
        description,
        variables: orNothing(
          mapped(
            variables.map((variable) => [variable.name, variable] as const),
            ({ default: value, values }) => said({ default: value, enum: values.length > 0 ? values : undefined }),
          ),
        ),
      }),
    );
  }

  security(operation: Pick<Operation, 'security'>): JsonValue[] {
    return operation.security.map((requirement) =>
      mapped(
        requirement.map(({ scheme, scopes }) => [scheme, scopes] as const),
        (scopes) => scopes,
      ),
    );
  }

  operation(operation: Operation): JsonObject {
    const { id, summary, description, deprecated, tags, parameters, body, responses, key } = operation;
    const callbacks = this.model.callbacks.filter(({ owner }) => owner === key);
    const grouped = Map.groupBy(callbacks, ({ callback }) => callback);
    return said({
      ...operation.rest,
      ...{ operationId: id, summary, description, ...flags({ deprecated }) },
      tags: tags.length > 0 ? tags : undefined,
      parameters: parameters.length > 0 ? parameters.map((parameter) => this.parameter(parameter)) : undefined,
      requestBody:
        body &&
        said({
          ...body.rest,
          description: body.description,
          content: this.contents(body.contents),
          ...flags({ required: body.required }),
        }),
      responses: mapped(
        responses.map((response) => [response.status, response] as const),
        (response) => this.response(response),
      ),
      security: this.security(operation),
      servers: operation.servers.length > 0 ? this.servers(operation) : undefined,
      callbacks: orNothing(mapped(grouped, (calls) => this.items(calls))),
    });
  }

  /** Operations by path, each path with what it says besides them. */
  items(operations: readonly Operation[], rest: JsonObject = {}, pathOf = (path: string) => path): JsonObject {
    const grouped = mapped(
      Map.groupBy(operations, ({ path }) => pathOf(path)),
      (same) =>
        mapped(
          same.map((operation) => [operation.method, operation] as const),
          (operation) => this.operation(operation),
        ),
    );
    const paths = new Set([...Object.keys(grouped), ...Object.keys(rest)]);
    return mapped(
      [...paths].map((path) => [path, [member(rest, path), member(grouped, path)] as const] as const),
      ([said, calls]) =>
        calls === undefined ? (said ?? null) : { ...(isObject(said) && said), ...(isObject(calls) && calls) },
    );
  }

  scheme(scheme: SecurityScheme): JsonObject {
    const { name: _, description, ...rest } = scheme;
    if (rest.type === 'apiKey') return said({ type: rest.type, in: rest.in, name: rest.parameter, description });
    if (rest.type === 'openIdConnect') return said({ type: rest.type, openIdConnectUrl: rest.url, description });
    return said({ ...rest, description });
  }

  document(): JsonObject {
    const { openapi, title, version, description, tags, operations, webhooks, schemas, securitySchemes } = this.model;
    const named = [...schemas.values()].map(
      (entry) => [componentName(entry.pointer, entry.name), entry.schema] as const,
    );
    return said({
      ...this.model.rest,
      openapi: openapi === '3.0' ? '3.0.3' : '3.1.1',
      info: said({ title, version, description, ...this.model.infoRest }),
      servers: this.servers(this.model),
      tags: tags.length > 0 ? tags.map(({ rest, ...tag }) => said({ ...tag, ...rest })) : undefined,
      security: this.security(this.model),
      paths: this.items(operations, this.model.pathsRest),
      webhooks:
        openapi === '3.1'
          ? orNothing(this.items(webhooks, this.model.webhooksRest, (path) => path.slice(1)))
          : undefined,
      components: orNothing(
        said({
          ...this.model.componentsRest,
          schemas: orNothing(mapped(named, (schema) => this.schema(schema))),
          securitySchemes: orNothing(mapped(securitySchemes, (scheme) => this.scheme(scheme))),
        }),
      ),
    });
  }
}

/** Only what is true is written. */
const flags = (given: Readonly<Record<string, boolean>>): JsonObject =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value));

/** A document that says what the model says: everything resolved and settled, schemas among the components. */
export const writeDocument = (model: ApiModel): JsonObject => new DocumentWriter(model).document();
