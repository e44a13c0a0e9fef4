import {
  affected,
  type BreakingMutation,
  isArray,
  isText,
  listOf,
  numberOf,
  onOperation,
  onParameter,
  without,
} from './breaking-kinds.ts';
import { asDraft, type Draft, type OperationSite, operationSites, settle } from './sites.ts';

const bodyOf = (draft: Draft, { operation }: OperationSite) => settle(draft, operation.requestBody);
const successOf = (_draft: Draft, { operation }: OperationSite) =>
  Object.entries(asDraft(operation.responses) ?? {}).find(([status]) => /^2\d\d$/.test(status));

const moveContent = (holder: Draft | undefined): boolean => {
  const content = asDraft(holder?.content);
  const [first, ...rest] = Object.entries(content ?? {});
  if (!holder || !first || first[0].includes('*')) return false;
  holder.content = Object.fromEntries([...rest, ['application/x-elsewhere', first[1]]]);
  return true;
};

/** Changes of whole operations, bodies and credentials. */
export const operationChanges: Readonly<Record<string, BreakingMutation>> = {
  'operation-removed': onOperation((site) => {
    if (site.operation.deprecated === true) return false;
    without(site.item, site.method);
    return true;
  }),
  'path-moved': (draft, random) => {
    const site = random.pick(operationSites(draft).filter(({ operation }) => operation.deprecated !== true));
    if (!site) return undefined;
    const paths = asDraft(draft.paths) ?? {};
    draft.paths = Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [path === site.path ? `${path}/moved` : path, item]),
    );
    return affected(site, `${site.path}/moved`);
  },
  'required-parameter-added': onOperation((site) => {
    site.operation.parameters = [
      ...listOf(site.operation.parameters),
      { name: 'zzAdded', in: 'query', required: true, schema: { type: 'string' } },
    ];
    return true;
  }),
  'required-header-added': onOperation((site) => {
    site.operation.parameters = [
      ...listOf(site.operation.parameters),
      { name: 'X-Zz-Added', in: 'header', required: true, schema: { type: 'string' } },
    ];
    return true;
  }),
  'request-media-type-moved': onOperation((site, draft) => moveContent(bodyOf(draft, site))),
  'response-media-type-moved': onOperation((site, draft) => moveContent(settle(draft, successOf(draft, site)?.[1]))),
  'request-body-became-required': onOperation((site, draft) => {
    const body = bodyOf(draft, site);
    if (!body || body.required === true) return false;
    body.required = true;
    return true;
  }),
  'request-body-added': onOperation((site) => {
    if (site.operation.requestBody !== undefined) return false;
    site.operation.requestBody = { required: true, content: { 'application/json': { schema: {} } } };
    return true;
  }),
  'request-body-removed': onOperation((site) => {
    if (site.operation.requestBody === undefined) return false;
    without(site.operation, 'requestBody');
    return true;
  }),
  'success-removed': onOperation((site, draft) => {
    const success = successOf(draft, site);
    const responses = asDraft(site.operation.responses);
    if (!success || !responses || Object.hasOwn(responses, '2XX')) return false;
    without(responses, success[0]);
    return true;
  }),
  'security-added': onOperation((site, draft) => {
    const components = asDraft(draft.components) ?? {};
    const schemes = { ...asDraft(components.securitySchemes), zzKey: { type: 'apiKey', in: 'header', name: 'X-Zz' } };
    draft.components = { ...components, securitySchemes: schemes };
    site.operation.security = [{ zzKey: [] }];
    return true;
  }),
};

const schemaOf = (parameter: Draft): Draft | undefined => asDraft(parameter.schema);
const isSchemaOf = (parameter: Draft, wanted: (schema: Draft) => boolean): boolean => {
  const schema = schemaOf(parameter);
  return schema !== undefined && wanted(schema);
};

/** Changes of parameters. */
export const parameterChanges: Readonly<Record<string, BreakingMutation>> = {
  'parameter-became-required': onParameter(
    (parameter) => parameter.required !== true,
    (parameter) => {
      parameter.required = true;
    },
  ),
  'parameter-moved': onParameter(
    (parameter) => parameter.in === 'query',
    (parameter) => {
      parameter.in = 'header';
    },
  ),
  'parameter-max-length-lowered': onParameter(
    (parameter) => isSchemaOf(parameter, isText),
    (parameter) => {
      const schema = schemaOf(parameter);
      if (schema) schema.maxLength = Math.max(0, numberOf(schema.maxLength, 9) - 1);
    },
  ),
  'parameter-type-changed': onParameter(
    (parameter) => isSchemaOf(parameter, isText),
    (parameter) => {
      parameter.schema = { type: 'boolean' };
    },
  ),
  'parameter-enum-value-removed': onParameter(
    (parameter) => isSchemaOf(parameter, (schema) => listOf(schema.enum).length > 1),
    (parameter) => {
      const schema = schemaOf(parameter);
      if (schema) schema.enum = listOf(schema.enum).slice(1);
    },
  ),
  'parameter-written-otherwise': onParameter(
    (parameter) => parameter.in === 'query' && isSchemaOf(parameter, isArray) && parameter.style === undefined,
    (parameter) => {
      parameter.explode = parameter.explode === false;
    },
  ),
};
