import type { OpenApiDocument, TestRequest } from '@portico/client';
import { isObject, type JsonObject, resolve, sampleOf } from './sample.ts';

export type ListedOperation = {
  readonly id: string;
  readonly title: string;
  readonly status: number;
  readonly request: TestRequest;
};

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** The operationId, else method and path as words: what the back end calls the operation. */
const idOf = (operation: JsonObject, method: string, path: string): string => {
  const id = operation['operationId'];
  return typeof id === 'string' && id
    ? id
    : `${method.toLowerCase()} ${path}`.replaceAll(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '');
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const exampleOf = (document: JsonObject, parameter: JsonObject): unknown => {
  if (parameter['example'] !== undefined) return parameter['example'];
  const examples = isObject(parameter['examples']) ? Object.values(parameter['examples'])[0] : undefined;
  const example = resolve(document, examples);
  return isObject(example) && 'value' in example ? example['value'] : sampleOf(document, parameter['schema']);
};

const asText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');

/** The path with examples in place of its parameters, and the query parameters that are required. */
const pathOf = (document: JsonObject, path: string, parameters: readonly JsonObject[]): string => {
  const query = new URLSearchParams();
  let filled = path;
  for (const parameter of parameters) {
    const name = asText(parameter['name']);
    if (parameter['in'] === 'path')
      filled = filled.replaceAll(`{${name}}`, encodeURIComponent(asText(exampleOf(document, parameter))));
    if (parameter['in'] === 'query' && parameter['required'] === true)
      query.append(name, asText(exampleOf(document, parameter)));
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
};

const bodyOf = (document: JsonObject, operation: JsonObject): Pick<TestRequest, 'body' | 'headers'> => {
  const body = resolve(document, operation['requestBody']);
  const content = isObject(body) && isObject(body['content']) ? Object.entries(body['content']) : [];
  const [type, media] = content.find(([name]) => name.includes('json')) ?? [];
  if (!type || !isObject(media)) return {};
  return {
    body: JSON.stringify(exampleOf(document, media), null, 2).slice(0, 100_000),
    headers: { 'Content-Type': type },
  };
};

const statusOf = (operation: JsonObject): number => {
  const statuses = isObject(operation['responses']) ? Object.keys(operation['responses']) : [];
  return Number(statuses.find((status) => /^2\d\d$/.test(status)) ?? 200);
};

/** Every operation of a document with a request filled in from its examples. */
export const operationsOf = (document: OpenApiDocument): ListedOperation[] => {
  const paths = isObject(document['paths']) ? Object.entries(document['paths']) : [];
  return paths.flatMap(([path, raw]) => {
    const item = resolve(document, raw);
    if (!isObject(item)) return [];
    return METHODS.flatMap((method) => {
      const operation = item[method.toLowerCase()];
      if (!isObject(operation)) return [];
      const parameters = [...listOf(item['parameters']), ...listOf(operation['parameters'])]
        .map((one) => resolve(document, one))
        .filter(isObject);
      const summary = typeof operation['summary'] === 'string' ? ` – ${operation['summary']}` : '';
      return {
        id: idOf(operation, method, path),
        title: `${method} ${path}${summary}`,
        status: statusOf(operation),
        request: { method, path: pathOf(document, path, parameters), ...bodyOf(document, operation) },
      };
    });
  });
};
