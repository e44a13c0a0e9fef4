/** Reads a secret once per cold start, on first use. */
export const connectSecret = (arn: string) => {
  let secret: Promise<string> | undefined;
  const read = async () => {
    const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
    const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: arn }));
    if (!SecretString) throw new Error('the secret has no value');
    return SecretString;
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
