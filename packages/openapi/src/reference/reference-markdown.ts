import {
  blockMarkdown as block,
  codeMarkdown as code,
  plainMarkdown as plain,
  quotedMarkdown as quoted,
} from '@portico/words/markdown-text';
import type { Reference } from './build-reference.ts';
import type {
  CallView,
  ContentView,
  OperationEntry,
  OperationPage,
  ParameterView,
  ReferenceGroup,
  ReferenceIndex,
  ResponseView,
  SchemaLink,
  SchemaPage,
} from './reference-pages.ts';
import { exampleLines, factsOf, linked, type ReferenceLinks, schemaLines, typeLine } from './schema-markdown.ts';

type Lines = readonly string[];

/** Empty lines that follow one another are one. */
const text = (lines: Lines): string =>
  `${lines
    .filter((line, at) => line !== '' || (at > 0 && lines[at - 1] !== ''))
    .join('\n')
    .trim()}\n`;
const heading = (level: number, words: string): Lines => ['', `${'#'.repeat(level)} ${words}`, ''];
const prose = (words: string | undefined): Lines => (words?.trim() ? ['', ...quoted(words)] : []);
const methodAndPath = ({ method, path }: OperationEntry): string => code(`${method.toUpperCase()} ${path}`);

/** What else the document says of something. */
const further = (held: Parameters<typeof factsOf>[0]): Lines => {
  const facts = factsOf(held, '');
  return facts.length > 0 ? ['', ...facts, ''] : [];
};

const styleOf = ({ in: place, style, explode, mediaType, allowEmptyValue, allowReserved }: ParameterView): string[] => {
  const usual = place === 'query' || place === 'cookie' ? 'form' : 'simple';
  return [
    ...(mediaType === undefined ? [] : [`  - a text of ${code(mediaType)}`]),
    ...(style === usual && explode === (usual === 'form') ? [] : [`  - written as ${style}, explode: ${explode}`]),
    ...(allowEmptyValue ? ['  - may be empty'] : []),
    ...(allowReserved ? ['  - reserved characters are sent as they are'] : []),
  ];
};

const parameterLines = (parameter: ParameterView, links: ReferenceLinks): Lines => {
  const { name, in: place, required, deprecated, description, schema, examples, rest } = parameter;
  return [
    `- ${code(name)}: ${typeLine(schema, links, { place, required, deprecated })}`,
    ...(description === undefined || description === schema.description ? [] : ['', ...quoted(description, '  ')]),
    ...styleOf(parameter),
    ...schemaLines(schema, links, '  '),
    ...exampleLines(examples, '  '),
    ...factsOf(rest, '  '),
  ];
};

const contentLines = ({ mediaType, schema, examples, encoding, rest }: ContentView, links: ReferenceLinks): Lines => [
  '',
  `${code(mediaType)}${schema ? `: ${typeLine(schema, links)}` : ''}`,
  '',
  ...(schema ? schemaLines(schema, links, '') : []),
  '',
  ...(encoding ? ['How members are written:', '', ...factsOf(encoding, ''), ''] : []),
  ...(examples ?? []).flatMap(({ value, ...example }) => [
    ...exampleLines([example], ''),
    '',
    ...(value === undefined
      ? []
      : typeof value === 'string'
        ? block('', value)
        : block('json', JSON.stringify(value, undefined, 2))),
  ]),
  ...further(rest),
];

const answerLines = (answer: ResponseView, links: ReferenceLinks, level: number): Lines => [
  ...heading(level, plain(answer.status)),
  ...(answer.link ? ['', `- message: ${linked(answer.link.slug, links.schema(answer.link.slug))}`] : []),
  ...prose(answer.description),
  ...answer.contents.flatMap((content) => contentLines(content, links)),
  ...answer.headers.flatMap(({ name, schema, required, deprecated, description, examples, rest }) => [
    `- header ${code(name)}: ${typeLine(schema, links, { required, deprecated })}`,
    ...(description === undefined ? [] : ['', ...quoted(description, '  ')]),
    ...schemaLines(schema, links, '  '),
    ...exampleLines(examples, '  '),
    ...factsOf(rest, '  '),
  ]),
  ...answer.links.flatMap(({ name, description, operation, operationRef, parameters, body }) => [
    `- leads to ${code(name)}: ${operation === undefined ? code(operationRef ?? '') : linked(operation, links.operation(operation))}`,
    ...(description === undefined ? [] : ['', ...quoted(description, '  ')]),
    ...factsOf(parameters, '  '),
    ...factsOf(body === undefined ? undefined : { body }, '  '),
  ]),
  ...further(answer.rest),
];

/** What comes of a call is called by what the call is. */
const ANSWERS = { operation: 'Answers', webhook: 'Answers', field: 'Answer', exchange: 'Messages' } as const;

const callLines = (
  call: CallView,
  links: ReferenceLinks,
  level: number,
  kind: OperationPage['kind'] = 'operation',
): Lines => [
  ...(call.parameters.length > 0 ? heading(level, kind === 'field' ? 'Arguments' : 'Parameters') : []),
  ...call.parameters.flatMap((parameter) => parameterLines(parameter, links)),
  ...(call.body ? heading(level, `Request body${call.body.required ? ', required' : ''}`) : []),
  ...prose(call.body?.description),
  ...(call.body?.contents ?? []).flatMap((content) => contentLines(content, links)),
  ...further(call.body?.rest),
  ...heading(level, ANSWERS[kind]),
  ...call.responses.flatMap((answer) => answerLines(answer, links, level + 1)),
  ...further(call.rest),
  ...further(call.pathRest),
];

const ways = (scopes: OperationPage['scopes']): string =>
  scopes.map((one) => one.map((scope) => code(scope)).join(' and ')).join(', or ');

/** The page of an operation or a webhook; of its samples those that are asked for. */
export const operationMarkdown = (
  page: OperationPage,
  links: ReferenceLinks,
  {
    level = 1,
    sampled = () => true,
  }: { level?: number; sampled?: (sample: OperationPage['samples'][number]) => boolean } = {},
): string => {
  const { kind, summary, path, deprecated, operationId, tags, description, scopes, callbacks, previous, next } = page;
  const samples = page.samples.filter(sampled);
  return text([
    ...heading(level, plain(summary ?? path) || 'Operation'),
    `${methodAndPath(page)}${kind === 'webhook' ? ', a webhook' : ''}${deprecated ? ', deprecated' : ''}`,
    ...prose(description),
    '',
    ...(operationId === undefined ? [] : [`- operationId: ${code(operationId)}`]),
    ...(tags.length > 0 ? [`- tags: ${tags.map((tag) => code(tag)).join(', ')}`] : []),
    ...(kind === 'operation' || kind === 'field' ? ['- access: an API key in the header `X-Api-Key`'] : []),
    ...(scopes.length > 0 ? [`- a key that is for some scopes only needs ${ways(scopes)}`] : []),
    ...(kind === 'field' ? ['- asked by POST, with a query in JSON'] : []),
    ...callLines(page, links, level + 1, kind),
    ...callbacks.flatMap((callback) => [
      ...heading(level + 1, kind === 'exchange' ? 'Reply' : `Callback: ${plain(callback.summary ?? callback.slug)}`),
      `${methodAndPath(callback)}${callback.deprecated ? ', deprecated' : ''}`,
      ...prose(callback.description),
      ...callLines(callback, links, level + 2, kind),
    ]),
    ...(samples.length > 0 ? heading(level + 1, 'Samples') : []),
    ...samples.flatMap(({ label, source }) => [plain(label), '', ...block('', source)]),
    ...(level > 1 ? [] : turn(previous, next, links)),
  ]);
};

const turn = (previous: OperationEntry | undefined, next: OperationEntry | undefined, links: ReferenceLinks): Lines => [
  '',
  ...(previous ? [`- before: ${entryLink(previous, links)}`] : []),
  ...(next ? [`- after: ${entryLink(next, links)}`] : []),
  `- all: [the whole reference](${links.front})`,
];

const entryLink = ({ slug, path, summary }: OperationEntry, links: ReferenceLinks): string =>
  linked(summary ?? path, links.operation(slug));

const entryLines = (entries: readonly OperationEntry[], links: ReferenceLinks): Lines =>
  entries.map(
    (entry) => `- ${entryLink(entry, links)}: ${methodAndPath(entry)}${entry.deprecated ? ', deprecated' : ''}`,
  );

const schemaLinks = (schemas: readonly SchemaLink[], links: ReferenceLinks): Lines =>
  schemas.map(({ slug, type }) => `- ${linked(slug, links.schema(slug))}: ${plain(type)}`);

/** The page of a schema. */
export const schemaMarkdown = ({ slug, schema, usedBy }: SchemaPage, links: ReferenceLinks, level = 1): string =>
  text([
    ...heading(level, plain(slug)),
    typeLine(schema, links),
    '',
    ...schemaLines(schema, links, ''),
    ...(usedBy.length > 0 ? heading(level + 1, 'Used by') : []),
    ...entryLines(usedBy, links),
  ]);

const groupLines = (group: ReferenceGroup, links: ReferenceLinks, level: number): Lines => [
  ...heading(level, plain(group.name) || 'Other'),
  ...prose(group.description),
  ...entryLines(group.operations, links),
  ...further(group.rest),
];

/** The page of a tag. */
export const tagMarkdown = (group: ReferenceGroup, links: ReferenceLinks): string => text(groupLines(group, links, 1));

const SCHEMAS = { openapi: 'Schemas', asyncapi: 'Messages and schemas', graphql: 'Types' } as const;

/** The page of all schemas. */
export const schemasMarkdown = ({ kind, schemas }: ReferenceIndex, links: ReferenceLinks): string =>
  text([...heading(1, SCHEMAS[kind ?? 'openapi']), ...schemaLinks(schemas, links)]);

/** The page of all webhooks. */
export const webhooksMarkdown = ({ webhooks }: ReferenceIndex, links: ReferenceLinks): string =>
  text([...heading(1, 'Webhooks'), ...entryLines(webhooks, links)]);

/** The front page, and all that there is to read. */
export const indexMarkdown = (index: ReferenceIndex, links: ReferenceLinks, server: string): string =>
  text([
    ...heading(1, `${plain(index.title)} ${plain(index.version)}`),
    ...prose(index.description),
    '',
    ...(index.kind === 'asyncapi'
      ? []
      : [`- server: ${code(server)}`, '- access: an API key in the header `X-Api-Key`']),
    ...factsOf(index.info, ''),
    ...factsOf(index.externalDocs === undefined ? undefined : { externalDocs: index.externalDocs }, ''),
    ...factsOf(index.rest, ''),
    ...index.groups.flatMap((group) => groupLines(group, links, 2)),
    ...(index.webhooks.length > 0 ? heading(2, 'Webhooks') : []),
    ...entryLines(index.webhooks, links),
    ...(index.schemas.length > 0 ? heading(2, SCHEMAS[index.kind ?? 'openapi']) : []),
    ...schemaLinks(index.schemas, links),
  ]);

/** All pages, one after the other. */
export const wholeMarkdown = ({ index, operations, schemas }: Reference, links: ReferenceLinks): string =>
  [
    indexMarkdown(index, links, '/'),
    ...Array.from(operations(), (page) => operationMarkdown(page, links, { level: 2 })),
    ...Array.from(schemas(), (page) => schemaMarkdown(page, links, 2)),
  ].join('\n');
