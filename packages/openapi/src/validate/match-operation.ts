import type { ApiModel } from '../model/api-model.ts';

/** What a router needs of an operation: a model's operations have it, and so has a stored route table. */
export type Route = { readonly key: string; readonly method: string; readonly path: string };

export type RouteMatch<R extends Route = Route> = {
  readonly route: R;
  /** Percent-decoded values of the path's variables, in the order of the path. */
  readonly values: readonly string[];
};

type Node<R extends Route> = {
  readonly literals: Map<string, Node<R>>;
  readonly mixed: { readonly parts: readonly string[]; readonly node: Node<R> }[];
  variable: Node<R> | undefined;
  readonly routes: Map<string, R>;
};

const createNode = <R extends Route>(): Node<R> => ({
  literals: new Map(),
  mixed: [],
  variable: undefined,
  routes: new Map(),
});

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** The literal texts around the variables of a segment: `{a}.{b}` is `['', '.', '']`. */
const literalsOf = (segment: string): string[] => segment.split(/\{[^{}]*\}/).map(decode);

/** Values between the literals of a segment, leftmost first: one pass, nothing is tried twice. */
const valuesBetween = (text: string, parts: readonly string[]): string[] | undefined => {
  const [head = '', ...rest] = parts;
  if (!text.startsWith(head)) return undefined;
  const values: string[] = [];
  let at = head.length;
  for (const [index, part] of rest.entries()) {
    const last = index === rest.length - 1;
    const end = last ? text.length - part.length : text.indexOf(part, at + 1);
    if (end <= at || (last && !text.endsWith(part))) return undefined;
    values.push(text.slice(at, end));
    at = end + part.length;
  }
  return values;
};

/** Values of a template's variables in a path that matched it, still percent-encoded; `undefined` when it does not. */
export const segmentValues = (template: string, path: string): readonly string[] | undefined => {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const values: string[] = [];
  for (const [index, segment] of wanted.entries()) {
    const literals = segment.split(/\{[^{}]*\}/);
    if (literals.length === 1) continue;
    const found = valuesBetween(given[index] ?? '', literals);
    if (!found) return undefined;
    values.push(...found);
  }
  return values;
};

const insert = <R extends Route>(root: Node<R>, route: R): void => {
  let node = root;
  for (const segment of route.path.split('/').slice(1)) {
    const parts = literalsOf(segment);
    let next: Node<R>;
    if (parts.length === 1) {
      next = node.literals.get(parts[0] ?? '') ?? createNode();
      node.literals.set(parts[0] ?? '', next);
    } else if (parts.join('') === '' && parts.length === 2) {
      node.variable ??= createNode();
      next = node.variable;
    } else {
      const known = node.mixed.find((entry) => entry.parts.join('{}') === parts.join('{}'));
      next = known?.node ?? createNode();
      if (!known) node.mixed.push({ parts, node: next });
    }
    node = next;
  }
  const method = route.method.toLowerCase();
  if (!node.routes.has(method)) node.routes.set(method, route);
};

const find = <R extends Route>(
  node: Node<R>,
  segments: readonly string[],
  depth: number,
  method: string,
  values: readonly string[],
): RouteMatch<R> | undefined => {
  const segment = segments[depth];
  if (segment === undefined) {
    const route = node.routes.get(method);
    return route && { route, values };
  }
  const literal = node.literals.get(segment);
  const exact = literal && find(literal, segments, depth + 1, method, values);
  if (exact) return exact;
  for (const { parts, node: next } of node.mixed) {
    const found = valuesBetween(segment, parts);
    const match = found && find(next, segments, depth + 1, method, [...values, ...found]);
    if (match) return match;
  }
  if (!node.variable || segment === '') return undefined;
  return find(node.variable, segments, depth + 1, method, [...values, segment]);
};

/**
 * A router of path templates: literal segments win over mixed ones, those over variables. A path visits each node of
 * the tree at most once and no regular expression runs over it.
 */
export const createRouter = <R extends Route>(routes: Iterable<R>) => {
  const root = createNode<R>();
  for (const route of routes) insert(root, route);
  /** `path` starts with `/`, has no query, and is still percent-encoded. */
  return (method: string, path: string): RouteMatch<R> | undefined =>
    find(root, path.split('/').slice(1).map(decode), 0, method.toLowerCase(), []);
};

const routers = new WeakMap<ApiModel, ReturnType<typeof createRouter<ApiModel['operations'][number]>>>();

/** The operation a call belongs to. The router of a model is made once. */
export const matchOperation = (model: ApiModel, method: string, path: string) => {
  const router = routers.get(model) ?? createRouter(model.operations);
  routers.set(model, router);
  return router(method, path)?.route;
};
