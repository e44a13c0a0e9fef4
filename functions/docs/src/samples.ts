import { Problem, type Schema, type Total } from '@portico/contract';
import type { Principal } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';
import { publishedDocument, type VersionReference } from './published.ts';

const SOURCE_MAX = 100_000;

/** How an operation is called through the gateway, in every language. */
export const samples = (dependencies: Dependencies) => ({
  /** `operation` is method and path, as in `get /museum-hours`. */
  async get(
    principal: Principal | undefined,
    reference: VersionReference,
    operation: string,
  ): Promise<Total<Schema<'CodeSamples'>>> {
    const { document } = await publishedDocument(dependencies, principal, reference);
    const { buildModel, codeSamples } = await import('@portico/openapi');
    const model = buildModel(document);
    const [method = '', ...path] = operation.split(' ');
    const found = model.operations.find(
      (entry) => entry.method === method.toLowerCase() && entry.path === path.join(' '),
    );
    if (!found) throw new Problem('not-found');
    return {
      items: codeSamples(model, found.key)
        .slice(0, 100)
        .map(({ language, label, source, given }) => ({
          language: language.slice(0, 100),
          label: label.slice(0, 200),
          source: source.slice(0, SOURCE_MAX),
          given,
        })),
    };
  },
});
