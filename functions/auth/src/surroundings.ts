/** What this deployment has beside the table, as far as it is asked whether it works and how it is. */
export type Surroundings = {
  readonly askBucket: (name: 'documents' | 'audit') => Promise<void>;
  /** Messages that wait, and that are worked on, by the name of a queue. */
  readonly askQueues: () => Promise<Readonly<Record<string, { readonly waiting: number; readonly underWay: number }>>>;
  readonly askUserPool: () => Promise<void>;
};

export type SurroundingNames = {
  readonly documentsBucket: string;
  readonly auditBucket: string;
  /** Addresses of queues by their workers' names. */
  readonly queues: Readonly<Record<string, string>>;
  readonly userPoolId: string;
  readonly clientId: string;
};

/** The clients are loaded when they are first asked for: no other operation pays for them. */
export const connectSurroundings = (names: SurroundingNames): Surroundings => {
  const lazy = <Client>(make: () => Promise<Client>) => {
    let made: Promise<Client> | undefined;
    return () => {
      made ??= make();
      return made;
    };
  };
  const ONE_TRY = { maxAttempts: 1 };
  const s3 = lazy(async () => {
    const { HeadBucketCommand, S3Client } = await import('@aws-sdk/client-s3');
    return { client: new S3Client({ ...ONE_TRY, forcePathStyle: true }), HeadBucketCommand };
  });
  const sqs = lazy(async () => {
    const { GetQueueAttributesCommand, SQSClient } = await import('@aws-sdk/client-sqs');
    return { client: new SQSClient(ONE_TRY), GetQueueAttributesCommand };
  });
  const cognito = lazy(async () => {
    const { CognitoIdentityProviderClient, DescribeUserPoolClientCommand } = await import(
      '@aws-sdk/client-cognito-identity-provider'
    );
    return { client: new CognitoIdentityProviderClient(ONE_TRY), DescribeUserPoolClientCommand };
  });
  return {
    async askBucket(name) {
      const { client, HeadBucketCommand } = await s3();
      await client.send(new HeadBucketCommand({ Bucket: names[`${name}Bucket`] }));
    },
    async askQueues() {
      const { client, GetQueueAttributesCommand } = await sqs();
      const asked = Object.entries(names.queues).map(async ([name, QueueUrl]) => {
        const { Attributes = {} } = await client.send(
          new GetQueueAttributesCommand({
            QueueUrl,
            AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
          }),
        );
        const { ApproximateNumberOfMessages: waiting, ApproximateNumberOfMessagesNotVisible: underWay } = Attributes;
        return [name, { waiting: Number(waiting ?? 0), underWay: Number(underWay ?? 0) }] as const;
      });
      return Object.fromEntries(await Promise.all(asked));
    },
    async askUserPool() {
      const { client, DescribeUserPoolClientCommand } = await cognito();
      await client.send(new DescribeUserPoolClientCommand({ UserPoolId: names.userPoolId, ClientId: names.clientId }));
    },
  };
};
