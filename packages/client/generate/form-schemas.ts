type Schema = { readonly [keyword: string]: unknown };
type Document = { readonly components: { readonly schemas: Readonly<Record<string, Schema>> }; readonly paths: object };

const KEPT = ['type', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'enum'] as const;

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

const resolved = (document: Document, schema: Schema): Schema => {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  const found = document.components.schemas[reference.replace('#/components/schemas/', '')];
  if (!found) throw new Error(`no such schema: ${reference}`);
  return resolved(document, found);
};

const namesIn = (text: string, before: string): string[] =>
  [...text.matchAll(new RegExp(`${before}"\\$ref":"#/components/schemas/(\\w+)"`, 'g'))].map(([, name = '']) => name);

/** Names of the schemas that are bodies of requests, or parts of one. */
const bodiesOf = (document: Document): string[] => {
  const names = new Set(namesIn(JSON.stringify(document.paths), '"requestBody":\\{[^}]*?"schema":\\{'));
  for (const name of names)
    for (const part of namesIn(JSON.stringify(document.components.schemas[name]), '')) names.add(part);
  return [...names].filter((name) => isSchema(document.components.schemas[name]?.['properties'])).sort();
};

const fieldsOf = (document: Document, name: string): Record<string, Schema> => {
  const { required, properties } = resolved(document, { $ref: `#/components/schemas/${name}` });
  const wanted = new Set(Array.isArray(required) ? required : []);
  const fields = isSchema(properties) ? Object.entries(properties).filter(([, property]) => isSchema(property)) : [];
  return Object.fromEntries(
    fields.flatMap(([field, property]) => {
      const schema = resolved(document, property as Schema);
      if (!['string', 'integer', 'number'].includes(String(schema['type']))) return [];
      const kept = KEPT.filter((keyword) => schema[keyword] !== undefined);
      const constraints = Object.fromEntries(kept.map((keyword) => [keyword, schema[keyword]]));
      return [[field, { ...(wanted.has(field) && { required: true }), ...constraints }]];
    }),
  );
};

/** What the contract asks of each field of a request's body, for forms: texts and numbers; the rest the API checks alone. */
export const emitFormSchemas = (document: Document): string => {
  const schemas = Object.fromEntries(bodiesOf(document).map((name) => [name, fieldsOf(document, name)]));
  return `// Made by \`npm run generate\` from openapi/; not edited by hand.\nexport const FORM_SCHEMAS = ${JSON.stringify(schemas, null, 2)} as const;\n`;
};
