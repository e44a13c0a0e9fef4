import type { Schema } from '@portico/contract';
import type { Principal } from '@portico/domain';
import { type Dependencies, publishedDocument } from './published.ts';

type Reference = {
  readonly apiId: string;
  readonly version: string;
  readonly language: Schema<'SdkLanguage'>;
};

/** Changes with every release of the generator: archives made by another one are not answered. */
const GENERATOR = '2';

/** SDKs, made on first request and kept by what they are made from. */
export const sdks = (dependencies: Dependencies) => ({
  async get(principal: Principal | undefined, reference: Reference) {
    const { document, contentHash, slug, version } = await publishedDocument(dependencies, principal, reference);
    const key = `${contentHash}/${slug}-${reference.language}-${GENERATOR}.zip`;
    let body = await dependencies.documents.getMade(key);
    if (!body) {
      const { generateSdk, zipSdk } = await import('@portico/sdk');
      body = zipSdk(
        generateSdk({
          document,
          language: reference.language,
          baseUrl: `${dependencies.gatewayUrl}/${slug}`,
          packageName: `${slug}-sdk`,
        }).files,
      );
      await dependencies.documents.putMade(key, body);
    }
    return {
      body,
      headers: {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${slug}-${version.replace(/[^0-9A-Za-z.-]/g, '-')}-${reference.language}.zip"`,
      },
    };
  },
});

export type Sdks = ReturnType<typeof sdks>;
