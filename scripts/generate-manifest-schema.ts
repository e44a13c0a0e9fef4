// The contract → the JSON Schema of manifests, for editors and for the CLI's own check.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Schema = { readonly [keyword: string]: unknown };
type Properties = Readonly<Record<string, Schema>>;

const API_VERSION = 'portico.dev/v1';
const GUIDES: Schema = {
  ...{ type: 'string', minLength: 1, maxLength: 500 },
  description:
    'A folder beside this file: a page in each of its Markdown files, published; pages not published in `drafts`; in `media` what pages show.',
};
const SLUG = '[a-z0-9]+(-[a-z0-9]+)*';

const VERSION_NAME: Schema = {
  type: 'string',
  pattern: `^${SLUG}@[0-9A-Za-z][0-9A-Za-z.+_-]*$`,
  description: 'The API and the version, as in museum@1.0.0.',
};

const of = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

const object = (properties: Properties, required: readonly string[], description?: string): Schema => ({
  type: 'object',
  ...(description !== undefined && { description }),
  ...{ additionalProperties: false, required, properties },
});

const without = (properties: Properties, ...names: readonly string[]): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));

/** Definitions as draft-07 knows them: what OpenAPI 3.0 calls nullable is cleared otherwise in a manifest. */
const asDefinition = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(asDefinition);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => keyword !== 'nullable' && keyword !== 'example')
      .map(([keyword, value]) => [
        keyword,
        keyword === '$ref' ? String(value).replace('#/components/schemas/', '#/definitions/') : asDefinition(value),
      ]),
  );
};

/** Definitions that are reached from others, and no more of the contract. */
const reached = (from: unknown, all: Readonly<Record<string, unknown>>, found = new Map<string, unknown>()) => {
  for (const [, name = ''] of JSON.stringify(from).matchAll(/#\/definitions\/(\w+)/g)) {
    if (found.has(name)) continue;
    found.set(name, all[name]);
    reached(all[name], all, found);
  }
  return found;
};

export const emitManifestSchema = (contract: string): string => {
  const { components } = JSON.parse(readFileSync(contract, 'utf8')) as {
    components: { schemas: Record<string, Schema> };
  };
  const definitions = asDefinition(components.schemas) as Record<string, Schema>;
  const propertiesOf = (name: string): Properties => definitions[name]?.properties as Properties;
  const { id: _, apiId: _of, requestsPerDay, ...plan } = propertiesOf('NewPlan');
  const { reason: __, ...deprecation } = propertiesOf('DeprecationPlan');
  // An image is a file here, which is uploaded.
  const { name, iconUploadId: ___, ...api } = propertiesOf('ApiChanges') as Record<string, Schema>;
  const look = without(propertiesOf('AppearanceSettings'), 'accent', 'logo', 'logoDark');
  const logoFile = (where: string): Schema => ({
    ...{ type: 'string', maxLength: 500 },
    description: `A PNG, JPEG, WebP or SVG beside this file, of 256 KB at most; an empty name is none. ${where}.`,
  });
  const app = without(propertiesOf('NewApp'), 'teamId', 'name');
  const suite = without(propertiesOf('NewTestSuite'), 'appId', 'apiId');
  const entity = (kind: string, nameOf: Schema, spec: Schema, description: string): Schema =>
    object(
      { apiVersion: { const: API_VERSION }, kind: { const: kind }, metadata: object({ name: nameOf }, ['name']), spec },
      ['apiVersion', 'kind', 'metadata', 'spec'],
      description,
    );
  const kinds = {
    Plan: entity(
      'Plan',
      of('PlanId'),
      object(
        {
          ...plan,
          requestsPerDay: { anyOf: [{ type: 'null', description: 'As many as of a month.' }, requestsPerDay] },
          archived: { type: 'boolean', description: 'It is offered no longer; who is subscribed with it stays so.' },
        },
        ['name', 'summary', 'requestsPerSecond', 'burst', 'requestsPerMonth'],
      ),
      "What a subscription gets. Admins make the portal's; an API's own is named behind its slug, as museum.gold.",
    ),
    PublishingRules: entity(
      'PublishingRules',
      { const: 'portal', description: 'There is one set for the portal.' },
      object(propertiesOf('PublishingRules'), ['breakingChange', 'grade', 'minimumGrade', 'owner']),
      'What publishing asks of every API. Admins say it.',
    ),
    Portal: entity(
      'Portal',
      { const: 'portal', description: 'There is one.' },
      object({ guides: GUIDES }, []),
      "What is the portal's own. Admins say it.",
    ),
    Appearance: entity(
      'Appearance',
      { const: 'portal', description: 'There is one for the portal.' },
      object(
        {
          ...look,
          accent: { anyOf: [{ type: 'null', description: 'That which ships.' }, of('AccentColour')] },
          logo: logoFile('It is shown on dark, too, where there is none for dark'),
          logoDark: logoFile('On dark'),
        },
        [],
      ),
      'How the portal looks: what is said of a part is all of it. Admins say it.',
    ),
    Team: entity(
      'Team',
      of('Slug'),
      object(
        {
          ...{ name: of('Name') },
          members: {
            type: 'array',
            description: 'Who is not in the team is invited; who is in it and not named here stays.',
            items: object({ email: of('MailAddress'), role: of('TeamRole') }, ['email', 'role']),
          },
        },
        ['name'],
      ),
      'Who owns APIs and apps.',
    ),
    API: entity(
      'API',
      of('Slug'),
      object(
        {
          ...({ name, team: { ...of('Slug') }, ...api } as Properties),
          sharedWith: {
            ...{ type: 'array', maxItems: 20, items: of('Slug') },
            description: 'Teams besides its own that see it while it is private.',
          },
          iconImage: {
            ...{ type: 'string', maxLength: 500 },
            description: 'A PNG, JPEG or WebP beside this file, of 256 KB at most; an empty name is none.',
          },
          guides: GUIDES,
          source: {
            anyOf: [{ type: 'null', description: 'It comes from nowhere any more.' }, of('ApiSourceSettings')],
          },
          defaultVersion: of('Version'),
          publishingRules: of('ApiPublishingRules'),
          accessPolicies: { ...of('PolicyList') },
          mcpServer: of('McpServer'),
        },
        ['name', 'team'],
      ),
      'An API of the catalogue; a new one begins with the first of its versions here.',
    ),
    APIVersion: entity(
      'APIVersion',
      VERSION_NAME,
      object(
        {
          document: {
            type: ['string', 'object'],
            description:
              'The OpenAPI document: a file or folder beside this file, or the document itself. It never changes.',
          },
          root: {
            ...{ type: 'string', minLength: 1, maxLength: 255 },
            description: 'Of a folder or a zip with several documents, the file that is meant.',
          },
          lifecycle: { enum: ['draft', 'published', 'retired'], description: 'It is deprecated by `deprecation`.' },
          deprecation: {
            anyOf: [{ type: 'null', description: 'It is taken back.' }, object(deprecation, ['deprecatedAt'])],
          },
          backend: of('BackendSettings'),
          testBackend: {
            anyOf: [{ type: 'null', description: 'There is none for test keys.' }, of('BackendSettings')],
          },
        },
        ['document'],
      ),
      'One OpenAPI document of an API, and where its calls go.',
    ),
    App: entity(
      'App',
      {
        ...{ type: 'string', pattern: `^${SLUG}/.{1,90}$` },
        description: 'Its team and its name, as in keepers/Website; #2 is the second of that name.',
      },
      object(
        {
          ...app,
          testSuites: {
            ...{ type: 'array', maxItems: 1000 },
            description: 'All of its test suites: others are deleted, with their runs.',
            items: object({ ...suite, version: VERSION_NAME }, ['name', 'version', 'tests']),
          },
        },
        [],
      ),
      'What calls APIs, and its test suites. Subscriptions and keys are made in the portal.',
    ),
  };
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://portico.dev/schemas/manifest-v1.json',
    title: 'Portico manifest',
    description: 'What is left out stays as it is.',
    oneOf: Object.keys(kinds).map(of),
    definitions: {
      ...kinds,
      ...Object.fromEntries([...reached(kinds, definitions)].sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
};

/** Writes the schema of manifests into a folder. */
export const generateManifestSchema = (contract: string, folder: string): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'manifest.schema.json'), emitManifestSchema(contract));
};
