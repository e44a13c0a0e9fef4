import { Problem, type Schema } from '@portico/contract';
import type { Principal } from '@portico/domain';
import { type Dependencies, publishedDocument } from './published.ts';

type Shown = {
  readonly apiId: string;
  readonly version: string;
  /** `get /museum-hours` */
  readonly operation: string;
};

const SOURCE_MAX = 100_000;

/** How an operation is called through the gateway, in every language. */
export const samples = (dependencies: Dependencies) => ({
  async get(principal: Principal | undefined, { apiId, version, operation }: Shown): Promise<Schema<'CodeSamples'>> {
    const { document } = await publishedDocument(dependencies, principal, { apiId, version });
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

export type Samples = ReturnType<typeof samples>;
