import type { Operation } from '@portico/openapi';
import type { Field, Pagination, PlannedBody, PlannedParameter, TypeDeclaration, TypeUse } from './sdk-plan.ts';

/** One spelling of names for comparing: `next_page_token`, `nextPageToken` and `next-page-token` are one. */
const folded = (name: string): string => name.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();

const CURSORS = new Set([
  'cursor',
  'pagetoken',
  'nexttoken',
  'continuationtoken',
  'after',
  'startingtoken',
  'pagecursor',
  'nextcursor',
  'marker',
]);
const NEXT = new Set([
  'nextcursor',
  'nextpagetoken',
  'nexttoken',
  'continuationtoken',
  'nextmarker',
  'endcursor',
  'cursor',
  'next',
]);
const LAST = new Set(['startingafter', 'after', 'afterid']);
const MORE = new Set(['hasmore', 'hasnext', 'hasnextpage']);
const SIZES = new Set(['limit', 'pagesize', 'perpage', 'size', 'count', 'maxresults', 'max']);

type Lookup = (name: string) => TypeDeclaration | undefined;
type Placed = { readonly path: readonly string[]; readonly field: Field };

const fieldsOf = (type: TypeUse, declarationOf: Lookup): readonly Field[] => {
  const found = type.kind === 'named' ? declarationOf(type.name) : undefined;
  return found?.kind === 'record' ? found.fields : [];
};

/** Members of the answer and of what it holds one level down (`links.next`, `meta.cursor`). */
const membersOf = (type: TypeUse, declarationOf: Lookup): Placed[] =>
  fieldsOf(type, declarationOf).flatMap((field) => [
    { path: [field.name], field },
    ...fieldsOf(field.type, declarationOf).map((inner) => ({ path: [field.name, inner.name], field: inner })),
  ]);

const listOf = (
  type: TypeUse,
  members: readonly Placed[],
): { items: readonly string[]; itemType: TypeUse } | undefined => {
  if (type.kind === 'list') return { items: [], itemType: type.items };
  const lists = members.filter(({ path, field }) => path.length === 1 && field.type.kind === 'list');
  const [only] = lists;
  const chosen =
    lists.length === 1
      ? only
      : lists.find(({ field }) => /^(items|data|results|values|entries|records)$/i.test(field.name));
  return chosen?.field.type.kind === 'list' ? { items: chosen.path, itemType: chosen.field.type.items } : undefined;
};

/** How an operation's pages follow one another, where its parameters and its answer show one way and no doubt. */
export const findPagination = (
  operation: Operation,
  parameters: readonly PlannedParameter[],
  result: PlannedBody | undefined,
  declarationOf: Lookup,
): Pagination | undefined => {
  if (operation.method !== 'get' || result?.kind !== 'json') return undefined;
  const members = membersOf(result.type, declarationOf);
  const list = listOf(result.type, members);
  if (!list) return undefined;
  const query = parameters.filter(({ parameter }) => parameter.in === 'query');
  const named = (names: ReadonlySet<string>) => query.find(({ parameter }) => names.has(folded(parameter.name)));

  const next = members.find(
    ({ field }) => NEXT.has(folded(field.name)) && field.type.kind === 'string' && field.type.format !== 'uri',
  );
  const cursor = named(CURSORS);
  if (cursor && next) return { ...list, kind: 'cursor', parameter: cursor.identifier, next: next.path };

  const more = members.find(({ field }) => MORE.has(folded(field.name)) && field.type.kind === 'boolean');
  const last = named(LAST);
  const itemId = fieldsOf(list.itemType, declarationOf).find(
    ({ name, type }) => name === 'id' && type.kind === 'string',
  );
  if (last && more && itemId)
    return { ...list, kind: 'last', parameter: last.identifier, member: 'id', more: more.path };

  const size = named(SIZES)?.identifier;
  const page = named(new Set(['page', 'pagenumber']));
  if (page?.type.kind === 'integer' || page?.type.kind === 'number') {
    const first = page.parameter.schema.kind === 'integer' && page.parameter.schema.limits.minimum === 0 ? 0 : 1;
    return { ...list, kind: 'page', parameter: page.identifier, size, first };
  }
  const offset = named(new Set(['offset', 'skip', 'start']));
  if (offset?.type.kind === 'integer' || offset?.type.kind === 'number')
    return { ...list, kind: 'offset', parameter: offset.identifier, size };
  return undefined;
};
