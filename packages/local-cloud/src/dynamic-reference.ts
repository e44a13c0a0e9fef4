import { asObject, asString, parseJson } from './json.ts';
import type { Service } from './service.ts';
import type { DynamicReference } from './template/dynamic-references.ts';

/** Calls a service of ours the way its owner would, over its own JSON protocol. */
const ask = async (service: Service, target: string, input: unknown): Promise<unknown> => {
  const answer = await service.handle({
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' },
    body: Buffer.from(JSON.stringify(input)),
    caller: 'root',
  });
  const body = parseJson(answer.body?.toString() ?? '');
  if (answer.status >= 400)
    throw new Error(asString(asObject(body).message ?? asObject(body).Message, `${target} failed`));
  return body;
};

/** Answers `{{resolve:secretsmanager:…}}` and `{{resolve:ssm:…}}` from the services that keep them. */
export const createDynamicReference =
  (secrets: Service, parameters: Service): DynamicReference =>
  async (service, reference) => {
    if (service === 'secretsmanager') {
      // secret-id:SecretString:json-key:version-stage:version-id, where the id may be an ARN with six more colons.
      const [, id = reference, rest = ''] = /^(arn:(?:[^:]*:){5}[^:]+|[^:]+)(?::(.*))?$/.exec(reference) ?? [];
      const [, key = ''] = rest.split(':');
      const secret = asString(
        asObject(await ask(secrets, 'secretsmanager.GetSecretValue', { SecretId: id })).SecretString,
      );
      return key === '' ? secret : asString(asObject(parseJson(secret))[key]);
    }
    const [name = ''] = reference.split(':');
    const found = asObject(await ask(parameters, 'AmazonSSM.GetParameter', { Name: name, WithDecryption: true }));
    return asString(asObject(found.Parameter).Value);
  };
