export type JsonObject = { readonly [name: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a local reference points at (RFC 6901); anything else as it is. */
export const resolve = (document: JsonObject, value: unknown, depth = 0): unknown => {
  const reference = isObject(value) ? value['$ref'] : undefined;
  if (typeof reference !== 'string' || !reference.startsWith('#/') || depth > 8) return value;
  let found: unknown = document;
  for (const step of reference.slice(2).split('/')) {
    const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    found = isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  }
  return resolve(document, found, depth + 1);
};

const FORMATS: Readonly<Record<string, string>> = {
  date: '2026-01-15',
  'date-time': '2026-01-15T09:00:00Z',
  time: '09:00:00Z',
  email: 'someone@example.com',
  uri: 'https://example.com',
  uuid: '3be6453c-03eb-4357-ae5a-984a0e574a54',
};

const typeOf = ({ type }: JsonObject): unknown => (Array.isArray(type) ? type.find((one) => one !== 'null') : type);

const numberOf = (schema: JsonObject): number => (typeof schema['minimum'] === 'number' ? schema['minimum'] : 1);

const objectOf = (document: JsonObject, schema: JsonObject, depth: number): JsonObject => {
  const required = new Set(Array.isArray(schema['required']) ? schema['required'] : []);
  const properties = isObject(schema['properties']) ? Object.entries(schema['properties']) : [];
  const wanted = properties.filter(([name, property]) => {
    const resolved = resolve(document, property);
    return (required.has(name) || required.size === 0) && !(isObject(resolved) && resolved['readOnly'] === true);
  });
  return Object.fromEntries(wanted.map(([name, property]) => [name, sampleOf(document, property, depth + 1)]));
};

const mergedOf = (document: JsonObject, parts: readonly unknown[], depth: number): unknown => {
  const samples = parts.map((part) => sampleOf(document, part, depth + 1));
  return samples.every(isObject) ? Object.assign({}, ...samples) : samples[0];
};

/** A small value that a schema allows: its own example, else the least that its type asks for. */
export const sampleOf = (document: JsonObject, raw: unknown, depth = 0): unknown => {
  const schema = resolve(document, raw);
  if (!isObject(schema) || depth > 8) return null;
  const examples = schema['examples'];
  const given =
    schema['example'] ?? (Array.isArray(examples) ? examples[0] : undefined) ?? schema['const'] ?? schema['default'];
  if (given !== undefined) return given;
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  if (Array.isArray(schema['allOf'])) return mergedOf(document, schema['allOf'], depth);
  const alternatives = schema['oneOf'] ?? schema['anyOf'];
  if (Array.isArray(alternatives)) return sampleOf(document, alternatives[0], depth + 1);
  const type = typeOf(schema);
  if (type === 'object' || isObject(schema['properties'])) return objectOf(document, schema, depth);
  if (type === 'array') return [sampleOf(document, schema['items'], depth + 1)];
  if (type === 'integer' || type === 'number') return numberOf(schema);
  if (type === 'boolean') return true;
  return FORMATS[typeof schema['format'] === 'string' ? schema['format'] : ''] ?? 'text';
};
