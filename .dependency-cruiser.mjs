// Who may import whom (README, "The house"). Every rule is planted and seen to fire in test/architecture.
const rooms = {
  words: [],
  samples: [],
  contract: ['words'],
  domain: [],
  telemetry: [],
  egress: ['words'],
  identity: [],
  data: ['domain', 'words'],
  events: ['data', 'domain', 'telemetry'],
  http: ['contract', 'domain', 'telemetry', 'words'],
  openapi: ['samples', 'words'],
  guides: ['words'],
  sdk: ['openapi', 'words'],
  gateway: ['domain', 'egress', 'words'],
  client: [],
  cli: ['client', 'openapi'],
  'local-cloud': [],
};
const functions = {
  auth: ['contract', 'domain', 'data', 'egress', 'events', 'http', 'telemetry', 'identity', 'words'],
  authorizer: ['domain', 'data', 'telemetry', 'identity'],
  apis: ['contract', 'domain', 'data', 'events', 'http', 'telemetry', 'openapi', 'egress', 'gateway', 'words'],
  gateway: ['contract', 'data', 'domain', 'egress', 'gateway', 'openapi', 'telemetry'],
  outbox: ['events', 'telemetry'],
  overdue: ['data', 'domain', 'events', 'telemetry', 'words'],
  docs: ['contract', 'domain', 'data', 'events', 'guides', 'http', 'telemetry', 'openapi', 'sdk', 'words'],
  analytics: ['contract', 'domain', 'data', 'http', 'telemetry', 'words'],
  testing: ['contract', 'domain', 'data', 'events', 'http', 'telemetry', 'openapi', 'egress', 'words'],
};

const only = (from, own, allowed) => ({
  name: `${from.replace(/^packages\//, '').replace(/^functions\//, 'function-')}-imports`,
  comment: `${from} may import ${allowed.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${from}/(src|bin|lib)`, pathNot: '\\.test\\.tsx?$' },
  to: {
    path: '^(packages|functions|infra|portal|scripts|test|examples)/',
    pathNot: [`^${own}/`, ...allowed.map((room) => `^packages/${room}(/|\\.)`)],
  },
});

export default {
  forbidden: [
    ...Object.entries(rooms).map(([room, allowed]) => only(`packages/${room}`, `packages/${room}`, allowed)),
    ...Object.entries(functions).map(([name, allowed]) => only(`functions/${name}`, `functions/${name}`, allowed)),
    only('infra', 'infra', ['contract', 'data/src/table', 'domain']),
    only('portal', 'portal', ['client', 'samples']),
    {
      name: 'routes-translate-only',
      comment: 'the table of routes knows contract and http types and its nouns: no data, no AWS SDK',
      severity: 'error',
      from: { path: '^functions/[^/]+/src/routes\\.ts$' },
      to: { path: ['^packages/(?!contract|http|domain)', '@aws-sdk', 'electrodb'] },
    },
    {
      name: 'nouns-are-not-http',
      comment: 'a noun knows nothing of HTTP at run time: the entry and the table of routes do',
      severity: 'error',
      from: { path: '^functions/[^/]+/src/', pathNot: ['/src/(http|routes)\\.ts$', '\\.test\\.ts$'] },
      to: { path: ['^packages/http/', '^functions/[^/]+/src/routes\\.ts$'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'domain does no I/O: of Node it has hashing, checksums and what a request carries along only',
      severity: 'error',
      from: { path: '^packages/domain/src', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^packages/domain/', '^(node:)?(async_hooks|crypto|zlib)$'] },
    },
    {
      name: 'one-door-out',
      comment: 'only egress opens connections outside AWS; local cloud and CLI run on machines of people',
      severity: 'error',
      from: {
        path: '^(packages|functions)/',
        // X-Ray's daemon is beside the function, and takes datagrams.
        pathNot: [
          '^packages/(cli|egress|local-cloud)/',
          '^packages/telemetry/src/xray-daemon\\.ts$',
          '\\.test\\.ts$',
          '/test/',
        ],
      },
      to: { path: ['^(node:)?(http|https|http2|net|tls|dns|dns/promises|dgram)$', '/undici/'] },
    },
    {
      name: 'features-are-islands',
      comment: 'a feature of the portal never imports another; app composes them',
      severity: 'error',
      from: { path: '^portal/src/features/([^/]+)/' },
      to: { path: '^portal/src/features/', pathNot: '^portal/src/features/$1/' },
    },
    {
      name: 'app-is-on-top',
      comment: 'routes of the portal pick a feature; nothing below knows a route',
      severity: 'error',
      from: { path: '^portal/src/(features|parts|ui|api|i18n)/' },
      to: { path: '^portal/src/app/' },
    },
    {
      name: 'parts-know-no-feature',
      comment: 'what shows a noun to several features knows none of them',
      severity: 'error',
      from: { path: '^portal/src/parts/' },
      to: { path: '^portal/src/features/' },
    },
    {
      name: 'ui-without-knowledge',
      comment: 'ui components know no feature, no noun, no API, no route',
      severity: 'error',
      from: { path: '^portal/src/ui/' },
      to: { path: ['^portal/src/(features|parts|api)/', '^packages/'] },
    },
    {
      name: 'door-without-pages',
      comment: 'the door to the back end and the words know no page',
      severity: 'error',
      from: { path: '^portal/src/(api|i18n)/' },
      to: { path: '^portal/src/(features|parts|ui)/' },
    },
    {
      name: 'no-cycles',
      comment: 'no module leads back to itself, not even by its types',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'every import leads somewhere',
      severity: 'error',
      from: { path: '^(packages|functions|infra|scripts)/' },
      to: { couldNotResolve: true, pathNot: '^(\\.next|bun:|next)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.next|cdk\\.out|generated)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
    combinedDependencies: true,
  },
};
