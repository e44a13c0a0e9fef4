import { type Operation, operationsOf, type PortalDocument, parameterOf, type Schema } from './document.ts';

const comment = (text: string | undefined) =>
  text ? `/** ${text.trim().replaceAll('*/', '*\\/').replaceAll('\n', ' ')} */ ` : '';
const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

/** A schema of the contract's subset as a TypeScript type. */
export const typeOf = (schema: Schema): string => {
  if (schema.$ref) return schema.$ref.replace('#/components/schemas/', '');
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  switch (schema.type) {
    case 'string':
      return schema.format === 'binary' ? 'Uint8Array' : 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return `readonly (${schema.items ? typeOf(schema.items) : 'unknown'})[]`;
    default:
      return objectOf(schema);
  }
};

const objectOf = (schema: Schema): string => {
  if (!schema.properties)
    return `{ readonly [name: string]: ${typeof schema.additionalProperties === 'object' ? typeOf(schema.additionalProperties) : 'unknown'} }`;
  const members = Object.entries(schema.properties).map(([name, property]) => {
    const optional = schema.required?.includes(name) || property.default !== undefined ? '' : '?';
    return `${comment(property.description)}readonly ${key(name)}${optional}: ${typeOf(property)}`;
  });
  return `{ ${members.join('; ')} }`;
};

const parametersOf = (document: PortalDocument, operation: Operation, place: string): string => {
  const members = (operation.parameters ?? [])
    .map((parameter) => parameterOf(document, parameter))
    .filter((parameter) => parameter.in === place)
    .map(
      ({ name, required, schema }) =>
        `readonly ${key(name)}${required || schema.default !== undefined ? '' : '?'}: ${typeOf(schema)}`,
    );
  return members.length === 0 ? 'Record<never, never>' : `{ ${members.join('; ')} }`;
};

const bodyOf = (content: Record<string, { schema: Schema }> | undefined): string => {
  const first = Object.values(content ?? {})[0];
  return first ? typeOf(first.schema) : 'undefined';
};

/** types.ts: every schema, and for every operation its request and its success. */
export const emitTypes = (document: PortalDocument): string => {
  const schemas = Object.entries(document.components.schemas).map(
    ([name, schema]) => `${comment(schema.description)}export type ${name} = ${typeOf(schema)};`,
  );
  const operations = [...operationsOf(document)].map(({ operation }) => {
    const [status = '200', response] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? [];
    return `  ${operation.operationId}: {
    request: { readonly params: ${parametersOf(document, operation, 'path')}; readonly query: ${parametersOf(document, operation, 'query')}; readonly body: ${bodyOf(operation.requestBody?.content)} };
    response: { readonly status: ${status}; readonly body: ${bodyOf(response?.content)} };
    function: '${operation['x-portico-function']}';
    access: '${operation['x-portico-access']}';
  };`;
  });
  const names = Object.keys(document.components.schemas).map((name) => `  ${name}: ${name};`);
  return `${schemas.join('\n')}\n\nexport interface Schemas {\n${names.join('\n')}\n}\n\nexport interface Operations {\n${operations.join('\n')}\n}\n`;
};
