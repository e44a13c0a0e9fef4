import type { FieldDefinitionNode } from 'graphql';
import { print } from 'graphql/language/printer.js';
import type { KeptSdl } from '../kinds.ts';
import { createNames } from '../model/identifier.ts';
import type { Reference } from '../reference/build-reference.ts';
import type { OperationEntry, OperationPage, ParameterView, SchemaPage } from '../reference/reference-pages.ts';
import { compact } from '../reference/schema-view.ts';
import {
  type Definitions,
  definitionsOf,
  deprecationOf,
  namedType,
  ROOTS,
  type Root,
  wordsOf,
  writtenDirectives,
} from './definitions.ts';
import { graphqlSamples } from './graphql-sample.ts';
import { parseSdl } from './sdl.ts';
import { slugOf, typeViews } from './type-views.ts';

type Asked = {
  readonly root: Root;
  readonly type: string;
  readonly node: FieldDefinitionNode;
  readonly entry: OperationEntry;
};

const when = (holds: boolean): true | undefined => (holds ? true : undefined);

/** Everything that is asked of a schema: a page each. */
const askedOf = ({ roots, types }: Definitions): Asked[] => {
  const names = createNames();
  return ROOTS.flatMap((root) => {
    const type = roots[root];
    return (types.get(type ?? '')?.fields ?? []).map((node): Asked => {
      const deprecated = when(deprecationOf(node.directives) !== undefined);
      const slug = names(slugOf(node.name.value).slice(0, 90));
      const entry = compact({ slug, method: root, path: node.name.value, deprecated });
      return { root, type: type ?? '', node, entry };
    });
  });
};

/** What names a type, in its arguments or its answer. */
const usersOf = (asked: readonly Asked[]): Map<string, OperationEntry[]> => {
  const users = new Map<string, OperationEntry[]>();
  for (const { node, entry } of asked)
    for (const name of new Set([node.type, ...(node.arguments ?? []).map(({ type }) => type)].map(namedType)))
      users
        .set(name, users.get(name) ?? [])
        .get(name)
        ?.push(entry);
  return users;
};

const paragraphs = (...texts: readonly (string | undefined)[]): string | undefined =>
  texts.filter((text) => text).join('\n\n') || undefined;

export type GraphqlReferenceOptions = {
  /** Where the API is asked. */
  readonly serverUrl: string;
};

/** Everything a version's pages say whose document is in GraphQL's schema language; pure. */
export const buildGraphqlReference = ({ graphql }: KeptSdl, { serverUrl }: GraphqlReferenceOptions): Reference => {
  const definitions = definitionsOf(parseSdl(graphql));
  const { roots, types, description, directives, directiveDefinitions } = definitions;
  const views = typeViews(definitions);
  const asked = askedOf(definitions);
  const users = usersOf(asked);
  const rest = compact({
    directives: directiveDefinitions.length > 0 ? directiveDefinitions.map((one) => print(one)) : undefined,
    schema: directives.length > 0 ? writtenDirectives(directives) : undefined,
  });

  const page = ({ root, type, node, entry }: Asked, at: number): OperationPage => {
    const deprecated = deprecationOf(node.directives);
    const written = writtenDirectives(node.directives);
    const parameters = (node.arguments ?? []).map((one): ParameterView => {
      const { name, required, schema } = views.input(one, `/${type}/${node.name.value}/arguments`);
      const { description: words, also = [], ...held } = schema;
      return compact({
        ...{ name, in: 'argument' as const, required, style: 'simple' as const, explode: false },
        ...{ deprecated: schema.deprecated, description: paragraphs(words, ...also), schema: held },
      });
    });
    return compact({
      ...entry,
      kind: 'field',
      key: `${type}.${node.name.value}`,
      description: paragraphs(wordsOf(node.description), deprecated?.text),
      tags: [],
      scopes: [],
      parameters,
      responses: [
        {
          ...{ status: 'data', description: '', headers: [], links: [] },
          contents: [{ mediaType: print(node.type), schema: views.answered(node.type, `/${type}/${node.name.value}`) }],
        },
      ],
      callbacks: [],
      samples: graphqlSamples(definitions, root, node, serverUrl),
      rest: written.length > 0 ? { directives: written } : undefined,
      previous: asked[at - 1]?.entry,
      next: asked[at + 1]?.entry,
    });
  };

  return {
    index: compact({
      kind: 'graphql' as const,
      title: '',
      version: '',
      description: description || undefined,
      info: {},
      groups: ROOTS.flatMap((root) => {
        const type = types.get(roots[root] ?? '');
        if (!type) return [];
        const operations = asked.filter((one) => one.root === root).map(({ entry }) => entry);
        return [compact({ slug: root, name: type.name, description: type.description || undefined, operations })];
      }),
      webhooks: [],
      schemas: [...types.keys()].flatMap((name) => views.linkOf(name) ?? []),
      rest: Object.keys(rest).length > 0 ? rest : undefined,
    }),
    *operations() {
      for (const [at, one] of asked.entries()) yield page(one, at);
    },
    *schemas() {
      for (const type of types.values()) {
        const made: SchemaPage = {
          slug: slugOf(type.name),
          schema: views.typeView(type),
          usedBy: users.get(type.name) ?? [],
        };
        yield made;
      }
    },
  };
};
