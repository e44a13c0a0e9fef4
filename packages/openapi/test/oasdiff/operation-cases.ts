import type { JsonObject } from '../../src/json-value.ts';
import { documentOf, type OasdiffCase, ok, withOperation } from './case.ts';

type Row = readonly [check: string, before: JsonObject, after: JsonObject, rule: string];

const text: JsonObject = { type: 'string' };
const json: JsonObject = { 'application/json': { schema: text } };
const body = (content: JsonObject, required = true) => withOperation({ requestBody: { required, content } });
const answer = (content: JsonObject) => withOperation({ responses: { '200': { description: 'Done.', content } } });
const answers = (...statuses: string[]) =>
  withOperation({ responses: Object.fromEntries(statuses.map((status) => [status, { description: 'x' }])) });
const header = (more?: JsonObject) =>
  withOperation({
    responses: { '200': { description: 'x', headers: more ? { 'X-H': { schema: text, ...more } } : {} } },
  });
const parameter = (more?: JsonObject) =>
  withOperation({ parameters: more ? [{ name: 'p', in: 'query', schema: text, ...more }] : [] });
const onPath = (more?: JsonObject) =>
  documentOf({
    '/things': { parameters: more ? [{ name: 'p', in: 'query', schema: text, ...more }] : [], get: { responses: ok } },
  });
const at = (path: string, names: string[]) =>
  documentOf({
    [path]: {
      get: {
        operationId: 'read',
        parameters: names.map((name) => ({ name, in: 'path', required: true, schema: text })),
        responses: ok,
      },
    },
  });

const requests: readonly Row[] = [
  ['request-body-added-required', withOperation({}), body(json), 'request-body-added-required'],
  ['request-body-added-optional', withOperation({}), body(json, false), 'request-body-added-optional'],
  ['request-body-removed', body(json), withOperation({}), 'request-body-removed'],
  ['request-body-became-required', body(json, false), body(json), 'request-body-became-required'],
  ['request-body-became-optional', body(json), body(json, false), 'request-body-became-optional'],
  ['request-body-media-type-added', body(json), body({ ...json, 'text/plain': {} }), 'request-media-type-added'],
  ['request-body-media-type-removed', body({ ...json, 'text/plain': {} }), body(json), 'request-media-type-removed'],
  ['request-body-media-type-schema-added', body({ 'application/json': {} }), body(json), 'request-schema-added'],
  ['request-body-media-type-schema-removed', body(json), body({ 'application/json': {} }), 'request-schema-removed'],
  ['new-required-request-parameter', parameter(), parameter({ required: true }), 'parameter-added-required'],
  ['new-optional-request-parameter', parameter(), parameter({}), 'parameter-added-optional'],
  [
    'new-required-request-default-parameter-to-existing-path',
    onPath(),
    onPath({ required: true }),
    'parameter-added-required',
  ],
  ['new-optional-request-default-parameter-to-existing-path', onPath(), onPath({}), 'parameter-added-optional'],
  ['new-request-path-parameter', at('/things', []), at('/things/{id}', ['id']), 'operation-moved'],
  ['request-parameter-became-required', parameter({}), parameter({ required: true }), 'parameter-became-required'],
  ['request-parameter-became-optional', parameter({ required: true }), parameter({}), 'parameter-became-optional'],
];

const problem: JsonObject = { 'application/problem+json': { schema: text } };
const charset: JsonObject = { 'application/json; charset=utf-8': { schema: text } };

const responses: readonly Row[] = [
  ['response-body-media-type-schema-added', answer({ 'application/json': {} }), answer(json), 'response-schema-added'],
  [
    'response-body-media-type-schema-removed',
    answer(json),
    answer({ 'application/json': {} }),
    'response-schema-removed',
  ],
  ['response-media-type-added', answer(json), answer({ ...json, 'text/plain': {} }), 'response-media-type-added'],
  ['response-media-type-removed', answer({ ...json, 'text/plain': {} }), answer(json), 'response-media-type-removed'],
  ['response-media-type-name-changed', answer(json), answer(charset), 'response-media-type-renamed'],
  ['response-media-type-name-generalized', answer(problem), answer(json), 'response-media-type-widened'],
  ['response-media-type-name-specialized', answer(json), answer(problem), 'response-media-type-narrowed'],
  ['response-success-status-added', answers('200'), answers('200', '201'), 'response-success-added'],
  ['response-success-status-removed', answers('200', '201'), answers('200'), 'response-success-removed'],
  ['response-non-success-status-added', answers('200'), answers('200', '404'), 'response-failure-added'],
  ['response-non-success-status-removed', answers('200', '404'), answers('200'), 'response-failure-removed'],
  ['response-header-added', header(), header({}), 'response-header-added'],
  ['required-response-header-removed', header({ required: true }), header(), 'response-header-removed-required'],
  ['optional-response-header-removed', header({}), header(), 'response-header-removed-optional'],
  ['response-header-became-optional', header({ required: true }), header({}), 'response-header-became-optional'],
];

const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
const flow = (more: JsonObject): JsonObject => ({
  type: 'oauth2',
  flows: {
    authorizationCode: {
      authorizationUrl: 'https://a.test/a',
      tokenUrl: 'https://a.test/t',
      scopes: { read: 'r' },
      ...more,
    },
  },
});
const scheme = (value?: JsonObject) =>
  withOperation({}, { components: { securitySchemes: value ? { s: value } : {} } });
const secured = (security?: JsonObject[]) => withOperation(security ? { security } : {});
const globally = (security?: JsonObject[]) => withOperation({}, security ? { security } : {});

const securing = (name: string, build: (security?: JsonObject[]) => JsonObject): Row[] => [
  [`${name}-added`, build(), build([{ s: [] }]), 'security-added'],
  [`${name}-removed`, build([{ s: [] }, { t: [] }]), build([{ t: [] }]), 'security-alternative-removed'],
  [`${name}-scope-added`, build([{ s: [] }]), build([{ s: ['read'] }]), 'security-scope-added'],
  [`${name}-scope-removed`, build([{ s: ['read'] }]), build([{ s: [] }]), 'security-scope-removed'],
];

const security: readonly Row[] = [
  ...securing('api-security', secured),
  ...securing('api-global-security', globally),
  ['api-security-component-added', scheme(), scheme(key), 'security-scheme-added'],
  ['api-security-component-removed', scheme(key), scheme(), 'security-scheme-removed'],
  [
    'api-security-component-type-changed',
    scheme(key),
    scheme({ type: 'http', scheme: 'basic' }),
    'security-scheme-changed',
  ],
  [
    'api-security-component-oauth-url-changed',
    scheme(flow({})),
    scheme(flow({ authorizationUrl: 'https://b.test' })),
    'oauth-url-changed',
  ],
  [
    'api-security-component-oauth-token-url-changed',
    scheme(flow({})),
    scheme(flow({ tokenUrl: 'https://b.test' })),
    'oauth-url-changed',
  ],
  [
    'api-security-component-oauth-scope-added',
    scheme(flow({})),
    scheme(flow({ scopes: { read: 'r', write: 'w' } })),
    'oauth-scope-added',
  ],
  ['api-security-component-oauth-scope-removed', scheme(flow({})), scheme(flow({ scopes: {} })), 'oauth-scope-removed'],
  [
    'api-security-component-oauth-scope-changed',
    scheme(flow({})),
    scheme(flow({ scopes: { read: 'R' } })),
    'oauth-scope-described',
  ],
];

const version = (text: string, operation: JsonObject) =>
  withOperation(operation, { info: { title: 'T', version: text } });
const gone = { parameters: [{ name: 'p', in: 'query', required: true, schema: text }] };
const hook = { post: { responses: ok } };

const rest: readonly Row[] = [
  ['api-operation-id-added', withOperation({}), withOperation({ operationId: 'a' }), 'operation-id-added'],
  [
    'api-operation-id-removed',
    withOperation({ operationId: 'a' }),
    withOperation({ operationId: 'b' }),
    'operation-id-changed',
  ],
  ['api-tag-added', withOperation({}), withOperation({ tags: ['a'] }), 'operation-tag-added'],
  ['api-tag-removed', withOperation({ tags: ['a'] }), withOperation({}), 'operation-tag-removed'],
  [
    'api-schema-removed',
    withOperation({}, { components: { schemas: { A: text } } }),
    withOperation({}),
    'component-schema-removed',
  ],
  ['api-version-not-bumped', version('1.0.0', {}), version('1.0.0', gone), 'version-not-raised'],
  ['api-version-decreased', version('1.1.0', {}), version('1.0.0', gone), 'version-lowered'],
  ['api-major-version-not-bumped', version('1.0.0', {}), version('1.1.0', gone), 'version-not-major'],
  ['webhook-added', documentOf({}, { webhooks: {} }), documentOf({}, { webhooks: { hook } }), 'webhook-added'],
  ['webhook-removed', documentOf({}, { webhooks: { hook } }), documentOf({}, { webhooks: {} }), 'webhook-removed'],
];

/** Checks of operations and of what stands beside schemas. */
export const operationCases: readonly OasdiffCase[] = [...requests, ...responses, ...security, ...rest].map(
  ([check, before, after, rule]) => ({ check, before, after, rule }),
);
