import { Problem, type Schema, type Total } from '@portico/contract';
import { phrase } from '@portico/words';
import { dependencyChecks, type MetaDependencies } from './dependency-checks.ts';
import { metrics } from './metrics.ts';

const LANGUAGES = ['en', 'de'];

type Found = { readonly name: Schema<'Dependency'>['name']; readonly milliseconds: number };

const presentDependency = ({ name, milliseconds }: Found): Total<Schema<'Dependency'>> => ({
  name,
  status: 'ok',
  milliseconds,
});

/** Whether this deployment works, what it is, and what it measures of itself. */
export const meta = (dependencies: MetaDependencies) => {
  const { version, contract, portalUrl } = dependencies;
  const check = dependencyChecks(dependencies);
  return {
    health: async (): Promise<Total<Schema<'Health'>>> => ({ status: 'ok' }),
    async ready(): Promise<Total<Schema<'Readiness'>>> {
      const { at, dependencies: found } = await check();
      const failing = found.filter(({ ok }) => !ok);
      if (failing.length > 0)
        throw new Problem('unavailable', phrase`What the API stands on does not answer.`, {
          headers: { 'Retry-After': '2' },
          errors: failing.map(({ name, milliseconds }) => ({
            pointer: `/dependencies/${name}`,
            words: phrase`does not answer, after ${milliseconds} ms`,
          })),
        });
      return {
        status: 'ready',
        checkedAt: at.toISOString(),
        dependencies: found.map(presentDependency),
      };
    },
    version: async (): Promise<Total<Schema<'DeployedVersion'>>> => ({ version, contract }),
    info: async (): Promise<Total<Schema<'DeploymentInfo'>>> => ({
      ...{ name: 'Portico', version, contract, portalUrl },
      languages: LANGUAGES,
    }),
    metrics: metrics(dependencies, check),
  };
};
