import { askAsOwner } from './ask-as-owner.ts';
import { asObject, asString, parseJson } from './json.ts';
import type { Service } from './service.ts';
import type { DynamicReference } from './template/dynamic-references.ts';

/** Answers `{{resolve:secretsmanager:…}}` and `{{resolve:ssm:…}}` from the services that keep them. */
export const createDynamicReference =
  (secrets: Service, parameters: Service): DynamicReference =>
  async (service, reference) => {
    if (service === 'secretsmanager') {
      // secret-id:SecretString:json-key:version-stage:version-id, where the id may be an ARN with six more colons.
      const [, id = reference, rest = ''] = /^(arn:(?:[^:]*:){5}[^:]+|[^:]+)(?::(.*))?$/.exec(reference) ?? [];
      const [, key = '', stage = '', version = ''] = rest.split(':');
      if (stage !== '' && version !== '')
        throw new Error(`{{resolve:secretsmanager:${reference}}} names a stage and a version: it may name one.`);
      const wanted = { ...(stage !== '' && { VersionStage: stage }), ...(version !== '' && { VersionId: version }) };
      const found = await askAsOwner(secrets, 'secretsmanager.GetSecretValue', { SecretId: id, ...wanted });
      const secret = asString(found.SecretString);
      return key === '' ? secret : asString(asObject(parseJson(secret))[key]);
    }
    const [name = ''] = reference.split(':');
    const found = await askAsOwner(parameters, 'AmazonSSM.GetParameter', { Name: name, WithDecryption: true });
    return asString(asObject(found.Parameter).Value);
  };
