import { SCHEMA_FIELDS31 } from '../model/schema-fields.ts';
import type { BundleTables } from './bundle-files.ts';
import type { Rule, Shape } from './shape.ts';

/** Where what is referred to in another file is kept among the components. */
const HOMES: Readonly<Record<string, string>> = {
  schema: '/components/schemas',
  server: '/components/servers',
  serverVariable: '/components/serverVariables',
  channel: '/components/channels',
  parameter: '/components/parameters',
  message: '/components/messages',
  correlationId: '/components/correlationIds',
  operationTrait: '/components/operationTraits',
  messageTrait: '/components/messageTraits',
  securityScheme: '/components/securitySchemes',
  serverBindings: '/components/serverBindings',
  channelBindings: '/components/channelBindings',
  operationBindings: '/components/operationBindings',
  messageBindings: '/components/messageBindings',
};

/** What version 3 keeps there besides; of version 2 such things stand where they are referred to. */
const NEW_HOMES: Readonly<Record<string, string>> = {
  operation: '/components/operations',
  reply: '/components/replies',
  replyAddress: '/components/replyAddresses',
  tag: '/components/tags',
  externalDocs: '/components/externalDocs',
};

const referable = (name: string, fields: Readonly<Record<string, Rule>>, others?: Rule): Shape => ({
  ...{ name, fields, referable: true },
  ...(others && { others }),
});

const ABOUT: Readonly<Record<string, Rule>> = { tags: 'list is tag', externalDocs: 'is externalDocs' };
const bindings = (name: string): Shape => referable(name, {}, 'is binding');

/** What may refer to something, in both versions: where it is more than that, the official schema is asked. */
const SHAPES: Readonly<Record<string, Shape>> = {
  info: { name: 'Info', fields: ABOUT },
  tag: referable('Tag', { externalDocs: 'is externalDocs' }),
  externalDocs: referable('External Documentation', {}),
  server: referable('Server', {
    ...ABOUT,
    variables: 'map is serverVariable',
    security: 'list is securityScheme',
    bindings: 'is serverBindings',
  }),
  serverVariable: referable('Server Variable', {}),
  channel: referable('Channel', {
    ...ABOUT,
    messages: 'map is message',
    servers: 'list is server',
    parameters: 'map is parameter',
    subscribe: 'is operation',
    publish: 'is operation',
    bindings: 'is channelBindings',
  }),
  parameter: referable('Parameter', { schema: 'is schema' }),
  operation: referable('Operation', {
    ...ABOUT,
    channel: 'is channel',
    messages: 'list is message',
    message: 'is message',
    reply: 'is reply',
    security: 'list is securityScheme',
    traits: 'list is operationTrait',
    bindings: 'is operationBindings',
  }),
  operationTrait: referable('Operation Trait', {
    ...ABOUT,
    security: 'list is securityScheme',
    bindings: 'is operationBindings',
  }),
  reply: referable('Operation Reply', {
    address: 'is replyAddress',
    channel: 'is channel',
    messages: 'list is message',
  }),
  replyAddress: referable('Operation Reply Address', {}),
  message: referable('Message', {
    ...ABOUT,
    headers: 'is schema',
    payload: 'is schema',
    oneOf: 'list is message',
    correlationId: 'is correlationId',
    traits: 'list is messageTrait',
    bindings: 'is messageBindings',
  }),
  messageTrait: referable('Message Trait', {
    ...ABOUT,
    headers: 'is schema',
    correlationId: 'is correlationId',
    bindings: 'is messageBindings',
  }),
  correlationId: referable('Correlation ID', {}),
  securityScheme: referable('Security Scheme', {}),
  serverBindings: bindings('Server Bindings'),
  channelBindings: bindings('Channel Bindings'),
  operationBindings: bindings('Operation Bindings'),
  messageBindings: bindings('Message Bindings'),
  binding: {
    name: 'Binding',
    fields: { query: 'is schema', headers: 'is schema', key: 'is schema', groupId: 'is schema', clientId: 'is schema' },
  },
  // A schema of another format says which, and has it inside.
  schema: referable('Schema', {
    ...SCHEMA_FIELDS31,
    schema: 'is schema',
    definitions: 'map is schema',
    dependencies: 'map is schema',
    additionalItems: 'is schema',
  }),
};

const COMPONENTS = (homes: Readonly<Record<string, string>>): Shape => ({
  name: 'Components',
  fields: Object.fromEntries(
    Object.entries(homes).map(([shape, home]): [string, Rule] => [home.replace('/components/', ''), `map is ${shape}`]),
  ),
});

const ROOT: Shape = {
  name: 'AsyncAPI',
  fields: {
    ...ABOUT,
    info: 'is info',
    servers: 'map is server',
    channels: 'map is channel',
    operations: 'map is operation',
    components: 'is components',
  },
};

/** How files of AsyncAPI are made into one. */
export const asyncApiTables = (version: string): BundleTables => {
  const homes = version.startsWith('2.') ? HOMES : { ...HOMES, ...NEW_HOMES };
  return { shapes: { ...SHAPES, root: ROOT, components: COMPONENTS(homes) }, homes };
};
