import type { Route } from './document.ts';

export type RouteMatch = {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
};

export type Router = {
  /** `malformed` when the path does not decode; undefined when no resource or no method matches. */
  match(method: string, path: string): RouteMatch | 'malformed' | undefined;
};

type Node = {
  readonly statics: Map<string, Node>;
  parameter: { readonly name: string; readonly node: Node } | undefined;
  greedy: { readonly name: string; readonly node: Node } | undefined;
  readonly methods: Map<string, Route>;
};

const newNode = (): Node => ({ statics: new Map(), parameter: undefined, greedy: undefined, methods: new Map() });

const insert = (root: Node, route: Route): void => {
  let node = root;
  for (const segment of route.resource.split('/').filter((part) => part !== '')) {
    const [, name, plus] = /^\{([^}+]+)(\+?)\}$/.exec(segment) ?? [];
    if (name === undefined) {
      const next = node.statics.get(segment) ?? newNode();
      node.statics.set(segment, next);
      node = next;
    } else if (plus === '+') {
      node.greedy ??= { name, node: newNode() };
      node = node.greedy.node;
    } else {
      node.parameter ??= { name, node: newNode() };
      node = node.parameter.node;
    }
  }
  node.methods.set(route.method, route);
};

type Found = {
  readonly node: Node;
  readonly parameters: Record<string, string>;
};

/** Static before parameter before greedy, at each segment. */
const find = (node: Node, segments: readonly string[], at: number): Found | undefined => {
  const segment = segments[at];
  if (segment === undefined) return node.methods.size > 0 ? { node, parameters: {} } : undefined;
  const literal = node.statics.get(segment);
  const exact = literal && find(literal, segments, at + 1);
  if (exact) return exact;
  if (node.parameter && segment !== '') {
    const found = find(node.parameter.node, segments, at + 1);
    if (found) {
      found.parameters[node.parameter.name] = segment;
      return found;
    }
  }
  if (!node.greedy) return undefined;
  const rest = segments.slice(at).join('/');
  return rest === '' ? undefined : { node: node.greedy.node, parameters: { [node.greedy.name]: rest } };
};

const decode = (segment: string): string => (segment.includes('%') ? decodeURIComponent(segment) : segment);

/** What a method ANY stands for (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html). */
const ANY = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);

/** Finds the resource as REST APIs do: segments decoded once, a trailing slash ignored, the method looked up last. */
export const createRouter = (routes: readonly Route[]): Router => {
  const root = newNode();
  for (const route of routes) insert(root, route);
  return {
    match: (method, path) => {
      const trimmed = path.length > 1 && path.endsWith('/') ? path.slice(1, -1) : path.slice(1);
      let segments: string[];
      try {
        segments = trimmed === '' ? [] : trimmed.split('/').map(decode);
      } catch {
        return 'malformed';
      }
      const found = find(root, segments, 0);
      const route = found?.node.methods.get(method) ?? (ANY.has(method) ? found?.node.methods.get('ANY') : undefined);
      return found && route ? { route, parameters: found.parameters } : undefined;
    },
  };
};
