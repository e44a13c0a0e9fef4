import { Problem, type Schema } from '@portico/contract';
import type { Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { fileNameOf, publishedDocument, requireOpenApi, type VersionReference, writtenOut } from './published.ts';

type SdkReference = VersionReference & { readonly language: Schema<'SdkLanguage'> };

/** Changes with every release of the generator: archives made by another one are not answered. */
const GENERATOR = '4';

/** Made while somebody waits for it: of more, it would take longer than an answer may (28 s). */
const OPERATIONS_MAX = 10_000;

const END = Buffer.from('PK\x05\x06');
const END_BYTES = 22;

/** Whether an archive has its end: one that was cut is made again. */
const isWhole = (bytes: Uint8Array) => Buffer.from(bytes.subarray(-END_BYTES, -END_BYTES + END.length)).equals(END);

/** SDKs, made on first request and kept by what they are made from. */
export const sdks = (dependencies: Dependencies) => ({
  async get(principal: Principal | undefined, reference: SdkReference) {
    const published = await publishedDocument(dependencies, principal, reference);
    const { document, slug, version, operations } = published;
    requireOpenApi(published.kind);
    if (operations > OPERATIONS_MAX)
      throw new Problem(
        'answer-too-large',
        phrase`An SDK has ${OPERATIONS_MAX} operations at most; this version has ${operations}.`,
      );
    const key = `${writtenOut(published).hash}/${slug}-${reference.language}-${GENERATOR}.zip`;
    let bytes = await dependencies.documents.getMade(key);
    if (!bytes || !isWhole(bytes)) {
      const { generateSdk, zipSdk } = await import('@portico/sdk');
      bytes = zipSdk(
        generateSdk({
          document,
          language: reference.language,
          baseUrl: published.baseUrl,
          packageName: `${slug}-sdk`,
        }).files,
      );
      await dependencies.documents.putMade(key, bytes);
    }
    return { bytes, fileName: `${fileNameOf(slug, version)}-${reference.language}.zip` };
  },
});
