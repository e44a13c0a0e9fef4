import { isList, type JsonValue } from '../src/json-value.ts';
import { type HarmlessMutation, listOf, newer, onOperation, replaceAll, turned } from './harmless-kinds.ts';
import { asDraft, type Draft, parameterSites, settle } from './sites.ts';
import { toNewer } from './to-newer.ts';

const methodsOf = (item: Draft): string[] =>
  Object.keys(item).filter((name) => /^(get|put|post|delete|patch|head|options|trace)$/.test(name));

const pathRenamed: HarmlessMutation = (draft, random) => {
  const paths = asDraft(draft.paths) ?? {};
  const shapes = Object.keys(paths).map((path) => path.replaceAll(/\{[^{}]+\}/g, '{}'));
  const path = random.pick(
    Object.keys(paths).filter(
      (known, index) => /\{\w+\}/.test(known) && shapes.filter((shape) => shape === shapes[index]).length === 1,
    ),
  );
  const name = /\{(\w+)\}/.exec(path ?? '')?.[1];
  const item = settle(draft, paths[path ?? '']);
  if (path === undefined || name === undefined || !item) return false;
  const holders = [item, ...methodsOf(item).map((method) => asDraft(item[method]))];
  for (const holder of holders) {
    if (!holder || !isList(holder.parameters)) continue;
    holder.parameters = holder.parameters.map((entry) => {
      const parameter = settle(draft, entry);
      return parameter?.in === 'path' && parameter.name === name ? { ...parameter, name: 'zzRenamed' } : entry;
    });
  }
  const to = path.replace(`{${name}}`, '{zzRenamed}');
  draft.paths = Object.fromEntries(Object.entries(paths).map(([known, value]) => [known === path ? to : known, value]));
  return true;
};

/** Operations that say the same, or offer more. */
export const operationEdits: Readonly<Record<string, HarmlessMutation>> = {
  'members-reordered': (draft) => replaceAll(draft, asDraft(turned(draft)) ?? {}),
  'words-changed': onOperation((operation) => {
    operation.summary = 'Other words.';
    operation.description = 'Further words.';
    return true;
  }),
  'optional-parameter-added': onOperation((operation) => {
    operation.parameters = [
      ...listOf(operation.parameters),
      { name: 'zzAdded', in: 'query', schema: { type: 'string' } },
    ];
    return true;
  }),
  'parameters-reordered': onOperation((operation) => {
    if (listOf(operation.parameters).length < 2) return false;
    operation.parameters = listOf(operation.parameters).reverse();
    return true;
  }),
  'parameters-moved-to-path': onOperation((operation, item) => {
    if (methodsOf(item).length !== 1 || listOf(operation.parameters).length === 0 || item.parameters !== undefined)
      return false;
    item.parameters = operation.parameters ?? [];
    delete operation.parameters;
    return true;
  }),
  'path-variable-renamed': pathRenamed,
  deprecated: onOperation((operation) => {
    if (operation.deprecated === true) return false;
    operation.deprecated = true;
    return true;
  }),
  'tag-added': onOperation((operation) => {
    operation.tags = [...listOf(operation.tags), 'zz-added'];
    return true;
  }),
  'operation-added': (draft) => {
    const added = { get: { operationId: 'zzAdded', responses: { '200': { description: 'Done.' } } } };
    draft.paths = { ...asDraft(draft.paths), '/zz/added': added };
    return true;
  },
  'failure-added': onOperation((operation) => {
    const responses = asDraft(operation.responses);
    if (!responses || Object.hasOwn(responses, '418')) return false;
    responses['418'] = { description: 'A teapot.' };
    return true;
  }),
  'media-type-added': onOperation((operation, _, draft) => {
    const content = asDraft(settle(draft, operation.requestBody)?.content);
    if (!content) return false;
    content['application/x-zz'] = { schema: { type: 'string' } };
    return true;
  }),
  'response-header-added': onOperation((operation, _, draft) => {
    const response = settle(draft, Object.values(asDraft(operation.responses) ?? {})[0]);
    if (!response) return false;
    response.headers = { ...asDraft(response.headers), 'X-Zz-Added': { schema: { type: 'string' } } };
    return true;
  }),
  'security-said-again': onOperation((operation, _, draft) => {
    if (operation.security !== undefined || !isList(draft.security)) return false;
    operation.security = structuredClone(draft.security) as JsonValue[];
    return true;
  }),
  'server-added': (draft) => {
    if (!isList(draft.servers) || draft.servers.length === 0) return false;
    draft.servers = [...draft.servers, { url: 'https://zz.example.test' }];
    return true;
  },
  'parameter-loosened': (draft, random) => {
    const site = random.pick(parameterSites(draft).filter(({ parameter }) => isList(asDraft(parameter.schema)?.enum)));
    const schema = asDraft(site?.parameter.schema);
    if (!schema) return false;
    schema.enum = [...listOf(schema.enum), 'zz-added'];
    return true;
  },
  'parameter-became-optional': (draft, random) => {
    const site = random.pick(
      parameterSites(draft).filter(({ parameter }) => parameter.required === true && parameter.in !== 'path'),
    );
    if (!site) return false;
    site.parameter.required = false;
    return true;
  },
  'written-in-3.1': (draft) => !newer(draft) && replaceAll(draft, toNewer(draft)),
};
