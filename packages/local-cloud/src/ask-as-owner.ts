import { asObject, asString, type JsonObject, parseJson } from './json.ts';
import type { Service } from './service.ts';

const JSON_VERSIONS: Readonly<Record<string, string>> = { AmazonSQS: '1.0', DynamoDB_20120810: '1.0' };

/** Calls a service of ours the way its owner would, over its own JSON protocol. Throws what it refuses with. */
export const askAsOwner = async (service: Service, target: string, input: JsonObject): Promise<JsonObject> => {
  const answer = await service.handle({
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: {
      'x-amz-target': target,
      'content-type': `application/x-amz-json-${JSON_VERSIONS[target.split('.')[0] ?? ''] ?? '1.1'}`,
    },
    body: Buffer.from(JSON.stringify(input)),
    caller: 'root',
  });
  const body = asObject(parseJson(answer.body?.toString() ?? ''));
  if (answer.status >= 400) throw new Error(asString(body.message ?? body.Message, `${target} failed`));
  return body;
};
