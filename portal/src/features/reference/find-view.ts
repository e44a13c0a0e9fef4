import type { ReferenceCall, ReferenceOperation, ReferenceSchema, ReferenceSchemaView } from '@portico/client';

const partsOf = (view: ReferenceSchemaView): ReferenceSchemaView[] => [
  ...(view.opened ? [view.opened] : []),
  ...(view.items ? [view.items] : []),
  ...(view.prefix ?? []),
  ...(view.properties ?? []).flatMap(({ schema, overruled = [] }) => [schema, ...overruled]),
  ...(view.additional ? [view.additional] : []),
  ...(view.variants ?? []),
  ...(view.parts ?? []),
];

const schemasOf = ({ parameters, body, responses }: Pick<ReferenceCall, 'parameters' | 'body' | 'responses'>) => [
  ...parameters.map(({ schema }) => schema),
  ...[...(body?.contents ?? []), ...responses.flatMap(({ contents }) => contents)].flatMap(
    ({ schema }) => schema ?? [],
  ),
  ...responses.flatMap(({ headers }) => headers.map(({ schema }) => schema)),
];

/** The schema that stands at a place of the document, wherever on a whole page. */
export const findView = (
  page: ReferenceOperation | ReferenceSchema,
  pointer: string,
): ReferenceSchemaView | undefined => {
  const queue = 'schema' in page ? [page.schema] : [page, ...page.callbacks].flatMap(schemasOf);
  for (let place = 0; place < queue.length; place += 1) {
    const one = queue[place];
    if (one?.pointer === pointer) return one;
    if (one) queue.push(...partsOf(one));
  }
  return undefined;
};
