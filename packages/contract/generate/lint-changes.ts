import type { Operation, PortalDocument, Schema } from './document-types.ts';

const schemaOf = ({ components }: PortalDocument, content: Record<string, { schema: Schema }> = {}) => {
  const [schema] = Object.values(content).map((one) => one.schema);
  const name = schema?.$ref?.replace('#/components/schemas/', '');
  return name === undefined ? { schema } : { name, schema: components.schemas[name] };
};

/**
 * RFC 7396: a change clears with null what the answer may lack, and nothing else. What another schema describes (a
 * slug, an id) names something and is changed, not cleared: a reference takes no `nullable` (OpenAPI 3.0).
 */
export const lintChanges = (document: PortalDocument, where: string, { requestBody, responses }: Operation) => {
  const { schema: changes } = schemaOf(document, requestBody?.content);
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  const { schema: answer } = schemaOf(document, success?.content);
  return Object.entries(changes?.properties ?? {})
    .filter(([name, { $ref }]) => $ref === undefined && answer?.properties?.[name])
    .filter(([name, { nullable = false }]) => nullable === (answer?.required?.includes(name) ?? false))
    .map(([name, { nullable }]) =>
      nullable
        ? `${where}: ${name} is always answered, so null cannot clear it`
        : `${where}: ${name} may be missing in the answer, so it is cleared by null (nullable: true)`,
    );
};

/** Names of what changes something: the bodies of PATCH. */
export const changeSchemas = (
  document: PortalDocument,
  operations: Iterable<{ readonly method: string; readonly operation: Operation }>,
): Set<string | undefined> =>
  new Set(
    [...operations]
      .filter(({ method }) => method === 'patch')
      .map(({ operation }) => schemaOf(document, operation.requestBody?.content).name),
  );
