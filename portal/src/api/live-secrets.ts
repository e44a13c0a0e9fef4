import { type LiveSecret, liveSecret, rereadSecret } from '@portico/client/live-secret';

const MILLISECONDS = 2_000;

/** The live values of a secret that AWS keeps. */
const kept = (SecretId: string): (() => Promise<LiveSecret>) => {
  const connect = async () => {
    const sdk = await import('@aws-sdk/client-secrets-manager');
    const requestHandler = { connectionTimeout: MILLISECONDS, requestTimeout: MILLISECONDS };
    return { sdk, client: new sdk.SecretsManagerClient({ maxAttempts: 2, requestHandler }) };
  };
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

/** A secret by its name: itself in the environment, or where AWS keeps it (`…_ARN`). */
export const secretNamed = (name: string): (() => Promise<LiveSecret>) => {
  let fixed: LiveSecret | undefined;
  let read: (() => Promise<LiveSecret>) | undefined;
  return async () => {
    const [given, arn] = [process.env[name], process.env[`${name}_ARN`]];
    if (given) {
      fixed ??= liveSecret(given);
      return fixed;
    }
    if (!arn) throw new Error(`The portal needs the environment variable ${name}.`);
    read ??= kept(arn);
    return read();
  };
};
