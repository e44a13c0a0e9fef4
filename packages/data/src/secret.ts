import { rereadSecret } from '@portico/domain';

/** Nobody waits long for what is known already, a minute old. */
const MILLISECONDS = 2_000;

/** Loaded with the first read. */
const connect = async () => {
  const sdk = await import('@aws-sdk/client-secrets-manager');
  const requestHandler = { connectionTimeout: MILLISECONDS, requestTimeout: MILLISECONDS };
  return { sdk, client: new sdk.SecretsManagerClient({ maxAttempts: 2, requestHandler }) };
};

/** The live values of a secret: who makes something with one takes `current`, who checks something tries `all`. */
export const connectSecret = (SecretId: string) => {
  let connected: ReturnType<typeof connect> | undefined;
  const connection = () => {
    connected ??= connect();
    return connected;
  };
  return rereadSecret({
    async stages() {
      const { sdk, client } = await connection();
      return (await client.send(new sdk.DescribeSecretCommand({ SecretId }))).VersionIdsToStages ?? {};
    },
    async version(id) {
      const { sdk, client } = await connection();
      const wanted = new sdk.GetSecretValueCommand({ SecretId, ...(id !== undefined && { VersionId: id }) });
      const { VersionId = '', SecretString = '' } = await client.send(wanted);
      return { id: VersionId, value: SecretString };
    },
  });
};

/** The label of the value that was the first: `npm run rotate` gives it before a secret has another one. */
export const LASTING_STAGE = 'portico-lasting';

/**
 * The first value of a secret, whatever was put in its place since: what is sealed for as long as there is an audit log is
 * checked by what sealed it. Read once, for it never changes; where nothing was replaced yet, it is the current one.
 */
export const connectLastingSecret = (SecretId: string) => {
  let secret: Promise<string> | undefined;
  const read = async (): Promise<string> => {
    const { sdk, client } = await connect();
    const get = (VersionStage: string) => client.send(new sdk.GetSecretValueCommand({ SecretId, VersionStage }));
    const found = await get(LASTING_STAGE).catch((error: unknown) => {
      if (error instanceof sdk.ResourceNotFoundException) return get('AWSCURRENT');
      throw error;
    });
    if (!found.SecretString) throw new Error('the secret has no value');
    return found.SecretString;
  };
  return (): Promise<string> => {
    // A failed read is not kept: the next call tries again.
    secret ??= read().catch((error: unknown) => {
      secret = undefined;
      throw error;
    });
    return secret;
  };
};
