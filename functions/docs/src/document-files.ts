import { gzipSync } from 'node:zlib';
import { Problem, type Schema } from '@portico/contract';
import type { Principal } from '@portico/domain';
import { writeDocumentFile } from '@portico/openapi/files';
import { isSdl } from '@portico/openapi/kinds';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { openMade } from './made.ts';
import {
  fileNameOf,
  type Published,
  publishedDocument,
  requireOpenApi,
  type VersionReference,
  writtenOut,
} from './published.ts';

type FileReference = VersionReference & { readonly format: Schema<'DocumentFormat'> };

/** Changes with every release of what writes the files. */
const WRITER = '1';

const KINDS = {
  yaml: { type: 'application/yaml', ending: '.yaml' },
  postman: { type: 'application/json', ending: '.postman_collection.json' },
  bruno: { type: 'application/json', ending: '.bruno.json' },
} as const;

/** A schema in GraphQL's own language, as it was registered. */
const sdlFile = (published: Published) => {
  const { document, slug, version } = published;
  if (!isSdl(document)) throw new Problem('not-found');
  return {
    ...{ bytes: new TextEncoder().encode(document.graphql), type: 'application/graphql' },
    ...{ hash: writtenOut(published).hash, fileName: `${fileNameOf(slug, version)}.graphql` },
  };
};

/** Documents as other tools take them, made on first request and kept by what they are made from. */
export const documentFiles = (dependencies: Dependencies) => ({
  async get(principal: Principal | undefined, { format, ...reference }: FileReference) {
    const { documents, filesWorker } = dependencies;
    const published = await publishedDocument(dependencies, principal, reference);
    if (format === 'graphql') return sdlFile(published);
    if (format !== 'yaml') requireOpenApi(published.kind);
    if (isSdl(published.document)) throw new Problem('not-found');
    const { hash } = writtenOut(published);
    const { type, ending } = KINDS[format];
    const key = `${hash}/document-${WRITER}${ending}.gz`;
    let bytes = openMade(await documents.getMade(key));
    if (!bytes) {
      bytes = await writeDocumentFile(published.document, format, filesWorker && { workerUrl: filesWorker });
      if (!bytes)
        throw new Problem(
          'answer-too-large',
          phrase`Written in this form, the document takes more than there is room for; its schemas repeat one another.`,
        );
      await documents.putMade(key, gzipSync(bytes));
    }
    return { bytes, type, hash, fileName: `${fileNameOf(published.slug, published.version)}${ending}` };
  },
});
