import { encodeBody } from '../example/encode-body.ts';
import { piecesOf, requestOf } from '../example/example-parameters.ts';
import type { JsonObject } from '../json-value.ts';
import type { ApiModel, Operation } from '../model/api-model.ts';
import { toolContent, toolParameters } from './mcp-tools.ts';

/** What a call of a tool asks of its API. */
export type ToolRequest = {
  /** Upper case. */
  readonly method: string;
  /** Below the API, percent-encoded. */
  readonly path: string;
  /** Without its `?`. */
  readonly query: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | undefined;
};

/** The arguments of a call are none that its tool takes; told to who called. */
export class WrongArguments extends Error {}

/** The request that a call of an operation's tool is. Throws `WrongArguments`. */
export const toolRequest = (model: ApiModel, operation: Operation, given: JsonObject): ToolRequest => {
  const known = toolParameters(operation);
  const content = toolContent(operation);
  const names = [...known.map(({ name }) => name), ...(content ? ['body'] : [])];
  for (const name of Object.keys(given))
    if (!names.includes(name)) throw new WrongArguments(`there is no argument ${JSON.stringify(name)}`);
  const sent = known.flatMap(({ name, of: parameter }) => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value !== undefined) return [{ parameter, value, pieces: piecesOf(parameter, value), sound: true }];
    if (parameter.required) throw new WrongArguments(`the argument ${JSON.stringify(name)} is missing`);
    return [];
  });
  const { path, query, headers } = requestOf(operation.path, sent);
  const value = content && Object.hasOwn(given, 'body') ? given.body : undefined;
  if (value === undefined && operation.body?.required) throw new WrongArguments('the argument "body" is missing');
  const body = content && value !== undefined ? encodeBody(model, content, value) : undefined;
  const [bare = '', own = ''] = path.split('?');
  return {
    method: operation.method.toUpperCase(),
    path: bare,
    query: [own, query].filter((part) => part !== '').join('&'),
    headers: [...Object.entries(headers), ...(body ? [['content-type', body.contentType] as const] : [])],
    body: body?.bytes,
  };
};
