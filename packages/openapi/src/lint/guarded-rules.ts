import type { Config } from '@redocly/openapi-core';

type Visit = (...given: readonly unknown[]) => unknown;

/** A visitor of the kept engine, however it is nested, whose parts see nothing where they would throw. */
const guardedVisitor = (visitor: unknown): unknown => {
  if (Array.isArray(visitor)) return visitor.map(guardedVisitor);
  if (typeof visitor === 'object' && visitor !== null)
    return Object.fromEntries(Object.entries(visitor).map(([name, part]) => [name, guardedVisitor(part)]));
  if (typeof visitor !== 'function') return visitor;
  const visit = visitor as Visit; // whatever its parameters are: they are passed on as they come
  return (...given: readonly unknown[]) => {
    try {
      return visit(...given);
    } catch {
      return undefined;
    }
  };
};

/**
 * Rules of the kept engine are not written for everything that OpenAPI allows (an extension that is null, a schema that
 * is `true`), and one that throws ends the whole run: so guarded, it finds nothing at that one place.
 */
export const guarded = (config: Config): Config => {
  const rulesOf = config.getRulesForSpecVersion.bind(config);
  config.getRulesForSpecVersion = (version) =>
    rulesOf(version).map((rules) =>
      Object.fromEntries(
        Object.entries(rules).map(([name, rule]: [string, Visit]) => [
          name,
          (settings: unknown) => guardedVisitor(rule(settings)),
        ]),
      ),
    ) as ReturnType<typeof rulesOf>; // the same names, the same rules
  return config;
};
