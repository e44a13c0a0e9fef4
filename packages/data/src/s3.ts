/** The S3 SDK is loaded on first use: operations that touch no document pay nothing for it. */
export const lazyS3 = () => {
  let client: Promise<InstanceType<Awaited<ReturnType<typeof load>>['S3Client']>> | undefined;
  const load = () => import('@aws-sdk/client-s3');
  return {
    load,
    client: () => {
      client ??= load().then(
        ({ S3Client }) =>
          new S3Client({
            forcePathStyle: true,
            requestChecksumCalculation: 'WHEN_REQUIRED',
            responseChecksumValidation: 'WHEN_REQUIRED',
          }),
      );
      return client;
    },
  };
};
