import type { Rule, Shape } from './shape.ts';

/** What 3.2 adds to the objects of 3.1 (spec.openapis.org/oas/v3.2.0). */
export const THREE_TWO_FIELDS: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  root: { $self: 'text' },
  server: { name: 'text' },
  tag: { summary: 'text', parent: 'text', kind: 'text' },
  pathItem: { query: 'is operation', additionalOperations: 'map is operation' },
  mediaType: { itemSchema: 'is schema', prefixEncoding: 'list is encoding', itemEncoding: 'is encoding' },
  encoding: { encoding: 'map is encoding', prefixEncoding: 'list is encoding', itemEncoding: 'is encoding' },
  response: { summary: 'text' },
  example: { dataValue: 'any', serializedValue: 'text' },
  securityScheme: { oauth2MetadataUrl: 'text', deprecated: 'boolean' },
  flows: { deviceAuthorization: 'is flow' },
  flow: { deviceAuthorizationUrl: 'text' },
  discriminator: { defaultMapping: 'text' },
  xml: { nodeType: 'text' },
  components: { mediaTypes: 'map is mediaType' },
  parameter: {
    in: 'one-of query header path cookie querystring',
    style: 'one-of matrix label form simple spaceDelimited pipeDelimited deepObject cookie',
  },
};

export const withThreeTwo = (shapes: Readonly<Record<string, Shape>>): Readonly<Record<string, Shape>> =>
  Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => {
      const required = name === 'response' || name === 'discriminator' ? [] : shape.required;
      const fields = { ...shape.fields, ...THREE_TWO_FIELDS[name] };
      const referable = shape.referable || name === 'mediaType';
      return [name, { ...shape, fields, referable, ...(required && { required }) }];
    }),
  );
