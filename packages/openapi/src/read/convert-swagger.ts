import {
  follow,
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  member,
  pointerOfReference,
  setMember,
  textOf,
} from '../json-value.ts';
import { type Mutable, SwaggerSchemas } from './swagger-schema.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
const FORMS = ['multipart/form-data', 'application/x-www-form-urlencoded'];
/** Words of a parameter or header of 2.0 that belong to its schema in 3.0. */
const VALUE =
  'type format items default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf x-nullable'.split(
    ' ',
  );
const MOVED = new Set([...VALUE, 'collectionFormat', 'schema', 'x-example']);
const FLOWS: Readonly<Record<string, string>> = { application: 'clientCredentials', accessCode: 'authorizationCode' };

const pick = (raw: JsonObject, names: readonly string[]): Mutable =>
  Object.fromEntries(names.flatMap((name) => (Object.hasOwn(raw, name) ? [[name, raw[name] ?? null]] : [])));

const mapped = (value: JsonValue | undefined, convert: (value: JsonValue, name: string) => JsonValue): Mutable => {
  const made: Mutable = {};
  if (isObject(value)) for (const [name, entry] of Object.entries(value)) setMember(made, name, convert(entry, name));
  return made;
};

const textsOf = (value: JsonValue | undefined): string[] | undefined =>
  isList(value) ? value.filter((entry) => typeof entry === 'string') : undefined;

/** How values of a list were joined, in the words of 3.0; tabs have none and are told as an extension. */
const joined = (format: JsonValue | undefined, query: boolean): Mutable => {
  const list = query ? { style: 'form', explode: false } : {};
  if (format === 'multi') return query ? { style: 'form', explode: true } : {};
  if (format === 'ssv') return query ? { style: 'spaceDelimited', explode: false } : { 'x-collectionFormat': 'ssv' };
  if (format === 'pipes') return query ? { style: 'pipeDelimited', explode: false } : { 'x-collectionFormat': 'pipes' };
  return format === 'tsv' ? { ...list, 'x-collectionFormat': 'tsv' } : list;
};

class SwaggerConversion {
  readonly schemas = new SwaggerSchemas();
  readonly document: JsonObject;

  constructor(document: JsonObject) {
    this.document = document;
  }

  settle(value: JsonValue | undefined): JsonObject | undefined {
    let found = value;
    for (let hop = 0; hop < 100; hop += 1) {
      const pointer = pointerOfReference(textOf(found, '$ref') ?? '');
      if (pointer === undefined) return isObject(found) ? found : undefined;
      found = follow(this.document, pointer);
    }
    return undefined;
  }

  servers(schemes: JsonValue | undefined): JsonObject[] {
    const path = textOf(this.document, 'basePath') ?? '';
    const host = textOf(this.document, 'host');
    if (host === undefined) return path === '' ? [] : [{ url: path }];
    return (textsOf(schemes) ?? ['https']).map((scheme) => ({ url: `${scheme}://${host}${path === '/' ? '' : path}` }));
  }

  parameter(raw: JsonObject): JsonValue {
    const query = raw.in === 'query';
    const made: Mutable = {};
    for (const [name, value] of Object.entries(raw)) if (!MOVED.has(name)) setMember(made, name, value);
    if (!query) delete made.allowEmptyValue;
    if (raw.in === 'path') made.required = true;
    if (raw.type === 'array') Object.assign(made, joined(raw.collectionFormat, query));
    made.schema = isObject(raw.schema) ? this.schemas.convert(raw.schema) : this.schemas.convert(pick(raw, VALUE));
    if (raw['x-example'] !== undefined) made.example = raw['x-example'];
    return made;
  }

  header(raw: JsonValue): JsonValue {
    if (!isObject(raw)) return {};
    const schema = this.schemas.convert(pick(raw, VALUE));
    return {
      ...(textOf(raw, 'description') === undefined ? {} : { description: textOf(raw, 'description') ?? '' }),
      schema,
    };
  }

  body(raw: JsonObject, consumes: readonly string[]): JsonValue {
    const schema = this.schemas.convert(raw.schema);
    const content = mapped(Object.fromEntries(consumes.map((type) => [type, {}])), () => ({ schema }));
    const extensions = Object.entries(raw).filter(([name]) => name.startsWith('x-'));
    return {
      ...pick(raw, ['description', 'required']),
      content,
      ...Object.fromEntries(extensions),
      'x-body-name': textOf(raw, 'name') ?? 'body',
    };
  }

  /** Form fields become one object; files need multipart. */
  form(fields: readonly JsonObject[], consumes: readonly string[]): JsonValue {
    const properties: Mutable = {};
    const encoding: Mutable = {};
    for (const field of fields) {
      const name = textOf(field, 'name') ?? '';
      const schema = this.schemas.convert({ ...pick(field, VALUE) });
      const description = textOf(field, 'description');
      const told = isObject(schema) && description !== undefined ? { ...schema, description } : schema;
      setMember(properties, name, told);
      if (field.type === 'array') setMember(encoding, name, joined(field.collectionFormat ?? 'csv', true));
    }
    const required = fields.filter((field) => field.required === true).map((field) => textOf(field, 'name') ?? '');
    const schema = { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
    const files = fields.some((field) => field.type === 'file');
    const wanted = FORMS.filter((type) => consumes.includes(type) && !(files && type === FORMS[1]));
    const types = wanted.length > 0 ? wanted : [files ? 'multipart/form-data' : 'application/x-www-form-urlencoded'];
    const media = Object.keys(encoding).length > 0 ? { schema, encoding } : { schema };
    return {
      content: Object.fromEntries(types.map((type) => [type, media])),
      ...(required.length > 0 ? { required: true } : {}),
    };
  }

  response(raw: JsonObject, produces: readonly string[]): JsonValue {
    const { schema, examples, headers, ...rest } = raw;
    const made: Mutable = { description: '', ...rest };
    if (isObject(headers)) made.headers = mapped(headers, (header) => this.header(header));
    const types = [
      ...new Set([...(schema === undefined ? [] : produces), ...Object.keys(isObject(examples) ? examples : {})]),
    ];
    if (types.length === 0) return made;
    const converted = schema === undefined ? undefined : this.schemas.convert(schema);
    made.content = mapped(Object.fromEntries(types.map((type) => [type, {}])), (_, type) => {
      const example = member(examples, type);
      return {
        ...(converted === undefined ? {} : { schema: converted }),
        ...(example === undefined ? {} : { example }),
      };
    });
    return made;
  }

  /** What parameters become: those of 3.0, and a body made of `body` or of the form's fields. */
  parameters(
    list: readonly JsonValue[],
    consumes: readonly string[],
  ): { kept: JsonValue[]; body: JsonValue | undefined } {
    const kept: JsonValue[] = [];
    const fields: JsonObject[] = [];
    let body: JsonValue | undefined;
    for (const entry of list) {
      const raw = this.settle(entry);
      const reference = textOf(entry, '$ref');
      if (!raw) continue;
      if (raw.in === 'body') body = this.body(raw, consumes);
      else if (raw.in === 'formData') fields.push(raw);
      else kept.push(reference === undefined ? this.parameter(raw) : { $ref: this.schemas.reference(reference) });
    }
    return { kept, body: fields.length > 0 ? this.form(fields, consumes) : body };
  }

  operation(raw: JsonObject, shared: readonly JsonValue[]): JsonValue {
    const { consumes, produces, schemes, parameters, responses, ...rest } = raw;
    const made: Mutable = rest;
    const types = textsOf(consumes) ?? textsOf(this.document.consumes) ?? [];
    // Bodies and form fields of the path are the operation's in 3.0; its other parameters stay with the path.
    const own = isList(parameters) ? parameters : [];
    const inherited = shared.filter((entry) => ['body', 'formData'].includes(textOf(this.settle(entry), 'in') ?? ''));
    const { kept, body } = this.parameters([...inherited, ...own], types.length > 0 ? types : ['application/json']);
    if (kept.length > 0) made.parameters = kept;
    if (body !== undefined) made.requestBody = body;
    const answers = textsOf(produces) ?? textsOf(this.document.produces) ?? ['application/json'];
    made.responses = mapped(responses, (entry, status) => {
      if (status.startsWith('x-')) return entry;
      const reference = textOf(entry, '$ref');
      if (reference !== undefined && produces === undefined) return { $ref: this.schemas.reference(reference) };
      return this.response(this.settle(entry) ?? {}, answers);
    });
    if (schemes !== undefined) made.servers = this.servers(schemes);
    return made;
  }

  pathItem(raw: JsonValue): JsonValue {
    const item = this.settle(raw);
    if (!item) return raw;
    const shared = isList(item.parameters) ? item.parameters : [];
    const made = mapped(item, (value, name) =>
      METHODS.includes(name) && isObject(value) ? this.operation(value, shared) : value,
    );
    delete made.parameters;
    const { kept } = this.parameters(shared, []);
    if (kept.length > 0) made.parameters = kept;
    return made;
  }

  scheme(raw: JsonValue): JsonValue {
    const { type, flow, authorizationUrl, tokenUrl, scopes, ...rest } = isObject(raw) ? raw : {};
    if (type === 'basic') return { ...rest, type: 'http', scheme: 'basic' };
    if (type !== 'oauth2') return { ...rest, type: type ?? 'apiKey' };
    const name = FLOWS[String(flow)] ?? String(flow ?? 'implicit');
    const needs = { authorizationUrl: /^(implicit|authorizationCode)$/, tokenUrl: /^(?!implicit)/ };
    const made: Mutable = { scopes: scopes ?? {} };
    if (needs.authorizationUrl.test(name)) made.authorizationUrl = authorizationUrl ?? '';
    if (needs.tokenUrl.test(name)) made.tokenUrl = tokenUrl ?? '';
    return { ...rest, type, flows: { [name]: made } };
  }

  components(): JsonObject {
    const produces = textsOf(this.document.produces) ?? ['application/json'];
    const plain = (value: JsonValue) => ['query', 'header', 'path'].includes(textOf(value, 'in') ?? '');
    const parameters = Object.entries(isObject(this.document.parameters) ? this.document.parameters : {});
    const made: Mutable = {
      parameters: mapped(Object.fromEntries(parameters.filter(([, value]) => plain(value))), (value) =>
        isObject(value) ? this.parameter(value) : value,
      ),
      responses: mapped(this.document.responses, (value) => this.response(this.settle(value) ?? {}, produces)),
      securitySchemes: mapped(this.document.securityDefinitions, (value) => this.scheme(value)),
    };
    const schemas = mapped(this.document.definitions, (value) => this.schemas.convert(value));
    // Hoisting one place may find further ones: the map grows while it is walked.
    for (const [pointer, name] of this.schemas.hoisted)
      setMember(schemas, name, this.schemas.convert(follow(this.document, pointer)));
    made.schemas = schemas;
    return Object.fromEntries(
      Object.entries(made).filter(([, value]) => isObject(value) && Object.keys(value).length > 0),
    );
  }

  convert(): JsonObject {
    const made: Mutable = { openapi: '3.0.3' };
    for (const [name, value] of Object.entries(this.document)) {
      if (name === 'info') {
        made.info = value;
        const servers = this.servers(this.document.schemes);
        if (servers.length > 0) made.servers = servers;
      } else if (name === 'paths')
        made.paths = mapped(value, (item, path) => (path.startsWith('x-') ? item : this.pathItem(item)));
      else if (['security', 'tags', 'externalDocs'].includes(name) || name.startsWith('x-'))
        setMember(made, name, value);
    }
    const components = this.components();
    if (Object.keys(components).length > 0) made.components = components;
    return made;
  }
}

/**
 * A Swagger 2.0 document that was checked, as OpenAPI 3.0.3 says the same: servers from host, basePath and schemes,
 * bodies from `body` and `formData`, media types from `consumes` and `produces`. Extensions stay.
 */
export const convertSwagger = (document: JsonObject): JsonObject => new SwaggerConversion(document).convert();
