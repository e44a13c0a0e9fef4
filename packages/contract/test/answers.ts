import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { type OperationId, operations } from '../src/index.ts';

type Response = { readonly $ref?: string; readonly content?: Readonly<Record<string, { readonly schema: unknown }>> };
type Document = {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Response>> }>>>
  >;
  readonly components: { readonly responses: Readonly<Record<string, Response>> };
};

// Generated from the contract, whose shape this is.
const DOCUMENT = JSON.parse(readFileSync(new URL('../src/generated/portal.json', import.meta.url), 'utf8')) as Document;
const ajv = new Ajv({ strict: false, allErrors: true });
// ajv-formats' CommonJS build nests its default export once more than its types say.
const add = (addFormats as unknown as { default?: unknown }).default ?? addFormats;
(add as (ajv: Ajv) => void)(ajv);
ajv.addSchema({ $id: 'portal', components: DOCUMENT.components });

const validators = new Map<string, ValidateFunction | undefined>();

const declaredFor = (id: OperationId, status: number): Response | undefined => {
  const { path, method } = operations[id];
  // "Any method" is no OpenAPI: what the gateway answers by itself is a problem.
  const responses = DOCUMENT.paths[path]?.[method.toLowerCase()]?.responses ?? {};
  const found = responses[String(status)] ?? responses.default;
  return found && !found.$ref ? found : DOCUMENT.components.responses.Problem;
};

const validatorFor = (id: OperationId, status: number, mediaType: string): ValidateFunction | undefined => {
  const key = `${id} ${status} ${mediaType}`;
  if (!validators.has(key)) {
    const schema = declaredFor(id, status)?.content?.[mediaType]?.schema;
    const pointed = schema && JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"portal#/components'));
    validators.set(key, pointed && ajv.compile(pointed));
  }
  return validators.get(key);
};

/** What of an answer is not as the contract says: every field of it is known, has its type, and none is missing. */
export const faultsOf = (id: OperationId, status: number, mediaType: string, body: unknown): string | undefined => {
  const validate = validatorFor(id, status, mediaType);
  if (!validate) {
    const empty = body === '' || body === undefined;
    return empty && status === 204 ? undefined : `${id} ${status}: the contract declares no ${mediaType || 'body'}`;
  }
  if (body instanceof Uint8Array || validate(body)) return undefined;
  return `${id} ${status}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body).slice(0, 800)}`;
};
