import { Problem, presentFault, type Schema, type Total, type Written } from '@portico/contract';
import { type Principal, remembered } from '@portico/domain';
import type { CalledRequest, ExampleResponse, MockedCall, OpenApiDocument } from '@portico/openapi';
import type { OperationPage } from '@portico/openapi/reference';
import type { Dependencies } from './dependencies.ts';
import type { KeptPages } from './kept-pages.ts';
import { requireOpenApi, seenVersion, type VersionReference } from './published.ts';

/** Models of documents in memory: GitHub's has 150 MB. */
const MODELS_MAX = 2;
/** Operations of one of them whose checks are compiled. */
const VALIDATORS_MAX = 50;
const POINTER_MAX = 2000;

/** As HTTP calls what a refusal may be (RFC 9110). */
const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
};

type Asked = VersionReference & { readonly operation: string };
type Answer = Total<Schema<'MockAnswer'>>;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

const bodyOf = ({ body }: ExampleResponse): Pick<Answer, 'text' | 'base64'> => {
  try {
    return { text: UTF8.decode(body), base64: false };
  } catch {
    return { text: Buffer.from(body).toString('base64'), base64: true };
  }
};

const presentAnswer = (answer: ExampleResponse): Answer => ({
  status: answer.status,
  headers: Object.entries(answer.headers).map(([name, value]) => ({ name, value })),
  ...bodyOf(answer),
  errors: undefined,
});

/** A refusal as an API would write it, and each fault in words for people. */
const presentRefusal = ({ status, faults }: Extract<MockedCall, { status: number }>): Answer => {
  const errors = faults.map(({ pointer, words }) => presentFault({ pointer: pointer.slice(0, POINTER_MAX), words }));
  const problem = {
    ...{ type: 'about:blank', title: TITLES[status], status },
    detail: 'The call does not fit the document.',
    errors: errors.map(({ pointer, detail }) => ({ pointer, detail })),
  };
  return {
    status,
    headers: [{ name: 'content-type', value: 'application/problem+json' }],
    text: JSON.stringify(problem),
    base64: false,
    errors,
  };
};

/** Headers by their lower-case name; what is said twice is one list. */
const headersOf = (said: Schema<'MockCall'>['headers']): NonNullable<CalledRequest['headers']> =>
  Object.fromEntries(
    [...Map.groupBy(said ?? [], ({ name }) => name.toLowerCase())].map(([name, all]) => [
      name,
      all.map(({ value }) => value).join(name === 'cookie' ? '; ' : ', '),
    ]),
  );

const calledBy = (call: Schema<'MockCall'>): CalledRequest => {
  const { path, query, headers, text, base64 } = {
    ...{ path: call.path, query: call.query, headers: call.headers, text: call.text, base64: call.base64 },
  } satisfies Written<'MockCall'>;
  return { path, query, headers: headersOf(headers), body: base64 ? Buffer.from(text ?? '', 'base64') : text };
};

/** What a mock of a version answers: the document's own example, or a value that its schema allows, each time the same. */
export const mocks = (dependencies: Dependencies, { pageOf }: KeptPages) => {
  const modelOf = remembered(MODELS_MAX, async (contentHash) => {
    const { buildModel, compileOperationValidator } = await import('@portico/openapi');
    // The import kept a document it had read as an object.
    const model = buildModel((await dependencies.documents.getDocument(contentHash)) as OpenApiDocument);
    // Checks hold the model: they go with it.
    return { model, validatorOf: remembered(VALIDATORS_MAX, (key) => compileOperationValidator(model, key)) };
  });
  const answering = async (
    principal: Principal | undefined,
    reference: Asked,
    answer: (contentHash: string, key: string) => Promise<Answer>,
  ): Promise<Answer> => {
    const { contentHash, kind } = await seenVersion(dependencies, principal, reference);
    requireOpenApi(kind);
    const page = await pageOf<OperationPage>(contentHash, 'operations', reference.operation);
    // What an API calls answers nothing here.
    if (page.kind !== 'operation') throw new Problem('not-found');
    try {
      return await answer(contentHash, page.key);
    } catch (error) {
      // The document declares no such answer.
      if (error instanceof RangeError) throw new Problem('not-found');
      throw error;
    }
  };
  return {
    get: (principal: Principal | undefined, reference: Asked, status: number | undefined): Promise<Answer> =>
      answering(principal, reference, async (contentHash, key) => {
        const { exampleResponse } = await import('@portico/openapi');
        const { model } = await modelOf(contentHash);
        return presentAnswer(exampleResponse(model, key, status === undefined ? {} : { status }));
      }),
    call: (principal: Principal | undefined, reference: Asked, call: Schema<'MockCall'>): Promise<Answer> =>
      answering(principal, reference, async (contentHash, key) => {
        const { answerCall } = await import('@portico/openapi');
        const { model, validatorOf } = await modelOf(contentHash);
        const made = answerCall(model, key, await validatorOf(key), calledBy(call));
        return 'answer' in made ? presentAnswer(made.answer) : presentRefusal(made);
      }),
  };
};
