import { phrase } from '@portico/words';
import { joinPointer } from '../json-value.ts';
import type { ApiModel, Content, Operation, Schema } from '../model/api-model.ts';
import { quote } from '../read/document-problem.ts';
import { isJson } from '../validate/decode-body.ts';
import type { Denominator } from './lint-rules.ts';
import type { RawFinding } from './redocly-findings.ts';

const bodiesOf = (operation: Operation): Content[] => [
  ...(operation.body?.contents ?? []),
  ...operation.responses.flatMap(({ contents }) => contents),
];

const failuresOf = ({ responses }: Operation) => responses.filter(({ status }) => /^[45]|default/.test(status));

/** How many places there are that a rule could be broken at. */
export const countPlaces = (model: ApiModel): Readonly<Record<Denominator, number>> => ({
  document: 1,
  operation: model.operations.length,
  schema: model.schemas.size,
  parameter: model.operations.reduce((sum, { parameters }) => sum + parameters.length, 0),
  body: model.operations.reduce((sum, operation) => sum + bodiesOf(operation).length, 0),
  failure: model.operations.reduce((sum, operation) => sum + failuresOf(operation).length, 0),
  server: Math.max(model.servers.length, 1),
  tag: Math.max(model.tags.length, 1),
});

const settled = (model: ApiModel, schema: Schema | undefined): Schema | undefined =>
  schema?.kind === 'reference' ? model.schemas.get(schema.target)?.schema : schema;

const LOCAL = /^http:\/\/(localhost|127\.|\[::1\])/;

const servers = (model: ApiModel): RawFinding[] =>
  model.servers.flatMap(({ url }, index) =>
    /^http:\/\//i.test(url) && !LOCAL.test(url)
      ? {
          rule: 'secure-server',
          pointer: `/servers/${index}/url`,
          words: phrase`The server ${quote(url)} is not reached by https.`,
        }
      : [],
  );

const keysInQuery = (model: ApiModel): RawFinding[] =>
  [...model.securitySchemes.values()].flatMap((scheme) =>
    scheme.type === 'apiKey' && scheme.in === 'query'
      ? {
          rule: 'no-key-in-query',
          pointer: joinPointer('/components/securitySchemes', scheme.name),
          words: phrase`The key ${quote(scheme.parameter)} is sent in the query, where logs and histories keep it.`,
        }
      : [],
  );

const PAGES =
  /^(limit|page|offset|cursor|after|before|per_?page|page_?size|page_?token|count|size|top|skip|starting_after|max_?results|marker|first|last)$/i;

const listPaged = (model: ApiModel, operation: Operation): RawFinding[] => {
  if (operation.method !== 'get') return [];
  const success = operation.responses.find(({ status }) => /^2/.test(status));
  const answersList = success?.contents.some(({ schema }) => settled(model, schema)?.kind === 'array');
  if (!answersList || operation.parameters.some(({ name }) => PAGES.test(name))) return [];
  return [
    {
      rule: 'list-paged',
      pointer: operation.pointer,
      words: phrase`A list is answered, but no parameter limits or pages it.`,
    },
  ];
};

const boundedParameters = (model: ApiModel, { parameters }: Operation): RawFinding[] =>
  parameters.flatMap(({ name, schema, pointer }) => {
    const found = settled(model, schema);
    const free =
      found?.kind === 'string' &&
      found.format === undefined &&
      found.limits.maxLength === undefined &&
      found.limits.pattern === undefined;
    return free
      ? {
          rule: 'request-string-bounded',
          pointer,
          words: phrase`The text parameter ${quote(name)} has no maxLength, format or pattern.`,
        }
      : [];
  });

const hasExample = (model: ApiModel, content: Content): boolean => {
  if (content.example !== undefined) return true;
  const schema = settled(model, content.schema);
  if (!schema) return false;
  const inner = schema.kind === 'array' ? settled(model, schema.items) : schema;
  if (schema.example !== undefined || inner?.example !== undefined) return true;
  return (
    inner?.kind === 'object' &&
    inner.properties.some((property) => settled(model, property.schema)?.example !== undefined)
  );
};

const bodyExamples = (model: ApiModel, operation: Operation): RawFinding[] =>
  bodiesOf(operation).flatMap((content) =>
    isJson(content.mediaType) && content.schema && !hasExample(model, content)
      ? { rule: 'body-example', pointer: content.pointer, words: phrase`The ${content.mediaType} body has no example.` }
      : [],
  );

const problemDetails = (operation: Operation): RawFinding[] =>
  failuresOf(operation).flatMap(({ status, contents, pointer }) =>
    contents.length > 0 && !contents.some(({ mediaType }) => mediaType === 'application/problem+json')
      ? { rule: 'problem-details', pointer, words: phrase`The answer ${status} is not application/problem+json.` }
      : [],
  );

const operationOf = (operation: Operation): RawFinding[] => {
  const { pointer, tags, deprecated, description, summary } = operation;
  const found: RawFinding[] = [];
  if (tags.length === 0)
    found.push({ rule: 'operation-tag', pointer, words: phrase`The operation has no tag to be found by.` });
  if (deprecated && !/instead|replac|use |migrat|moved|sunset|succe/i.test(`${summary} ${description}`))
    found.push({
      rule: 'deprecation-explained',
      pointer,
      words: phrase`The operation is deprecated, but does not say what to use instead.`,
    });
  return found;
};

const schemaDescriptions = (model: ApiModel): RawFinding[] =>
  [...model.schemas.values()].flatMap(({ schema, pointer, name }) =>
    schema.description === undefined && schema.title === undefined
      ? { rule: 'schema-description', pointer, words: phrase`The schema ${name} has no description.` }
      : [],
  );

type Case = 'camelCase' | 'snake_case' | 'kebab-case' | 'PascalCase';

const caseOf = (name: string): Case | undefined => {
  if (/^[a-z0-9]+$/.test(name)) return undefined;
  if (/^[a-z][A-Za-z0-9]*$/.test(name)) return 'camelCase';
  if (/^[a-z0-9]+(_[a-z0-9]+)+$/.test(name)) return 'snake_case';
  if (/^[a-z0-9]+(-[a-z0-9]+)+$/.test(name)) return 'kebab-case';
  return /^[A-Z][A-Za-z0-9]*$/.test(name) ? 'PascalCase' : undefined;
};

/** The style most names have; a document that has no clear one breaks nothing. */
const propertyCase = (model: ApiModel): RawFinding[] => {
  const all = [...model.schemas.values()].flatMap(({ schema, pointer }) =>
    schema.kind === 'object'
      ? schema.properties.map(({ name }) => ({
          name,
          pointer: joinPointer(pointer, 'properties', name),
          owner: pointer,
        }))
      : [],
  );
  const counts = Map.groupBy(all, ({ name }) => caseOf(name));
  counts.delete(undefined);
  const [most] = [...counts].toSorted((a, b) => b[1].length - a[1].length);
  if (!most) return [];
  const odd = new Map(
    all.filter(({ name }) => ![undefined, most[0]].includes(caseOf(name))).map((entry) => [entry.owner, entry]),
  );
  return [...odd.values()].map(({ name, pointer }) => ({
    rule: 'property-case',
    pointer,
    words: phrase`${quote(name)} is not ${most[0] ?? ''}, as most names here are.`,
  }));
};

/** What our own rules find. */
export const porticoFindings = (model: ApiModel): RawFinding[] => [
  ...servers(model),
  ...keysInQuery(model),
  ...schemaDescriptions(model),
  ...propertyCase(model),
  ...model.operations.flatMap((operation) => [
    ...operationOf(operation),
    ...listPaged(model, operation),
    ...boundedParameters(model, operation),
    ...problemDetails(operation),
    ...bodyExamples(model, operation),
  ]),
];
