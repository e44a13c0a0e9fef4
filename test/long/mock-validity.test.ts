import { describe, expect, it } from 'vitest';
import { createMock } from '../../packages/openapi/src/example/mock.ts';
import { follow, isObject, type JsonValue, joinPointer, member } from '../../packages/openapi/src/json-value.ts';
import type { ApiModel } from '../../packages/openapi/src/model/api-model.ts';
import { buildModel } from '../../packages/openapi/src/model/build-model.ts';
import { readDocument } from '../../packages/openapi/src/read/read-document.ts';
import { type Direction, toJsonSchema } from '../../packages/openapi/src/validate/json-schema.ts';
import { createSchemaCompiler } from '../../packages/openapi/src/validate/schema-compiler.ts';
import { readSpec, specNames } from '../material/index.ts';

type Job = readonly [pointer: string, direction: Direction, name: string];

/** Nothing but a reference: what 3.1 says beside one counts, so that one is measured itself. */
const isReference = (raw: JsonValue | undefined): boolean =>
  member(raw, '$ref') !== undefined && isObject(raw) && Object.keys(raw).length === 1;

/** Every component schema in both directions, and every schema that stands in an operation. */
const jobsOf = (model: ApiModel): Job[] => {
  const jobs: Job[] = [...model.schemas.keys()].flatMap((at): Job[] => [
    [at, 'request', ''],
    [at, 'response', ''],
  ]);
  for (const { parameters, body, responses } of [...model.operations, ...model.webhooks]) {
    for (const { name, pointer, contentPointer } of parameters)
      jobs.push([joinPointer(contentPointer ?? pointer, 'schema'), 'request', name]);
    for (const { pointer } of body?.contents ?? []) jobs.push([joinPointer(pointer, 'schema'), 'request', '']);
    for (const { contents, headers } of responses)
      for (const { pointer } of [...contents, ...headers]) jobs.push([joinPointer(pointer, 'schema'), 'response', '']);
  }
  // What is nothing but a reference is measured where it leads.
  const own = jobs.filter(([at]) => model.schemas.has(at) || !isReference(follow(model.document, at)));
  return [...new Map(own.map((job) => [`${job[1]} ${job[0]}`, job])).values()];
};

/** What the validator says of a value; its engine refuses a few schemas altogether, and then says why. */
const problemOf = (model: ApiModel, [pointer, direction]: Job, value: unknown): string | undefined => {
  try {
    const [first] = createSchemaCompiler()(toJsonSchema(model.document, model.openapi, pointer, direction))(value);
    return first && `${first.pointer} ${first.message}`;
  } catch (error) {
    return `no schema: ${error instanceof Error ? error.message : ''}`;
  }
};

type Measured = {
  readonly name: string;
  readonly schemas: number;
  readonly valid: number;
  readonly millisecondsMade: number;
};

const measured: Measured[] = [];
type Unmet = { readonly name: string; readonly pointer: string; readonly problem: string };
const unmet: Unmet[] = [];

const measure = async (name: string): Promise<Measured> => {
  const result = await readDocument(readSpec(name), { budgetMilliseconds: 60_000 });
  if (!result.ok) throw new Error(`${name} must be readable`);
  const model = buildModel(result.document);
  const jobs = jobsOf(model);
  const mocks = {
    request: createMock(model, { direction: 'request' }),
    response: createMock(model, { direction: 'response' }),
  };
  let millisecondsMade = 0;
  let valid = 0;
  for (const job of jobs) {
    const [pointer, direction, called] = job;
    const start = performance.now();
    const value = mocks[direction].at(pointer, called);
    millisecondsMade += performance.now() - start;
    const problem = problemOf(model, job, value);
    if (problem === undefined) valid += 1;
    else unmet.push({ name, pointer, problem });
  }
  return { name, schemas: jobs.length, valid, millisecondsMade: Math.round(millisecondsMade) };
};

const shareOf = (list: readonly Measured[]): number =>
  list.reduce((sum, { valid }) => sum + valid, 0) / list.reduce((sum, { schemas }) => sum + schemas, 0);

/** Schemas no value made here meets by the validator, and why; all others must be met. */
const KNOWN: readonly (readonly [string, string])[] = [
  // Both variants of the oneOf are one and the same schema.
  [
    'oas30-readme-discriminators.json',
    '/paths/~1potentially-undefined-formData/post/requestBody/content/application~1json/schema',
  ],
  // An enum outside the enum of the schema it narrows.
  ['oas30-redoc-big-openapi.json', '/components/schemas/RebillyProcessorMpi'],
  ['oas30-redoc-big-openapi.json', '/components/schemas/RebillyProcessorMpis'],
  // A pattern of a time of day for the format `date-time`.
  ['oas30-redoc-big-openapi.json', '/components/schemas/Time'],
  // A required member that is a text in one part of allOf and an integer in the other.
  ['oas31-redoc-demo.yaml', '/components/schemas/Cat'],
  // `unevaluatedProperties` beside a reference: the validator does not see what the reference evaluates.
  ['oas31-redoc-demo.yaml', '/paths/~1pet~1{petId}~1uploadImage/post/responses/200/content/application~1json/schema'],
];

describe('values made for every schema of every document', () => {
  it.each(specNames)('of %s are valid, at least 9 of 10', async (name) => {
    const found = await measure(name);
    measured.push(found);
    expect(shareOf([found])).toBeGreaterThanOrEqual(0.9);
  });

  it('are valid, at least 99 of 100 of all, and the others are known', () => {
    expect(measured.length).toBe(specNames.length);
    console.table(
      measured.map(({ name, schemas, valid, millisecondsMade }) => ({
        document: name,
        schemas,
        'valid %': ((100 * valid) / schemas).toFixed(2),
        'ms per value': (millisecondsMade / schemas).toFixed(2),
      })),
    );
    for (const { name, pointer, problem } of unmet) console.log(`${name} ${pointer}: ${problem.slice(0, 200)}`);
    expect(shareOf(measured)).toBeGreaterThanOrEqual(0.99);
    const unexpected = unmet.filter(
      ({ name, pointer, problem }) =>
        !problem.startsWith('no schema') && !KNOWN.some(([document, at]) => document === name && at === pointer),
    );
    expect(unexpected).toEqual([]);
  });
});
