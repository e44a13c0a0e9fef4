import { Problem, type Schema, type Total } from '@portico/contract';
import { type Principal, remembered } from '@portico/domain';
import type { ExampleResponse, OpenApiDocument } from '@portico/openapi';
import type { OperationPage } from '@portico/openapi/reference';
import type { Dependencies } from './dependencies.ts';
import type { KeptPages } from './kept-pages.ts';
import { requireOpenApi, seenVersion, type VersionReference } from './published.ts';

/** Models of documents in memory: GitHub's has 150 MB. */
const MODELS_MAX = 2;

type Asked = VersionReference & { readonly operation: string };

const UTF8 = new TextDecoder('utf-8', { fatal: true });

const bodyOf = ({ body }: ExampleResponse): Pick<Schema<'MockAnswer'>, 'text' | 'base64'> => {
  try {
    return { text: UTF8.decode(body), base64: false };
  } catch {
    return { text: Buffer.from(body).toString('base64'), base64: true };
  }
};

/** What a mock of a version answers: the document's own example, or a value that its schema allows, each time the same. */
export const mocks = (dependencies: Dependencies, { pageOf }: KeptPages) => {
  const modelOf = remembered(MODELS_MAX, async (contentHash) => {
    const { buildModel } = await import('@portico/openapi');
    // The import kept a document it had read as an object.
    return buildModel((await dependencies.documents.getDocument(contentHash)) as OpenApiDocument);
  });
  return {
    async get(
      principal: Principal | undefined,
      reference: Asked,
      status: number | undefined,
    ): Promise<Total<Schema<'MockAnswer'>>> {
      const { contentHash, kind } = await seenVersion(dependencies, principal, reference);
      requireOpenApi(kind);
      const page = await pageOf<OperationPage>(contentHash, 'operations', reference.operation);
      // What an API calls answers nothing here.
      if (page.kind !== 'operation') throw new Problem('not-found');
      const [model, { exampleResponse }] = await Promise.all([modelOf(contentHash), import('@portico/openapi')]);
      try {
        const answer = exampleResponse(model, page.key, status === undefined ? {} : { status });
        return {
          status: answer.status,
          headers: Object.entries(answer.headers).map(([name, value]) => ({ name, value })),
          ...bodyOf(answer),
        };
      } catch (error) {
        // The document declares no such answer.
        if (error instanceof RangeError) throw new Problem('not-found');
        throw error;
      }
    },
  };
};
