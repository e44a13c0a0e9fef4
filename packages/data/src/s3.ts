/** How long a link to a file opens it: it says what is in it to whoever has it. */
export const LINK_SECONDS = 120;

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

/** A link that saves an object as a file, to whoever has it. */
export const downloadLink = async (
  s3: ReturnType<typeof lazyS3>,
  object: { readonly Bucket: string; readonly Key: string },
  savedAs: string,
): Promise<string> => {
  const [{ GetObjectCommand }, { getSignedUrl }] = await Promise.all([
    s3.load(),
    import('@aws-sdk/s3-request-presigner'),
  ]);
  const command = new GetObjectCommand({
    ...object,
    ResponseContentDisposition: `attachment; filename="${savedAs}"`,
    ResponseCacheControl: 'private, no-store',
  });
  return getSignedUrl(await s3.client(), command, { expiresIn: LINK_SECONDS });
};
