import { type Content, createNames, exampleRequest, type Operation, pascalCase, type Response } from '@portico/openapi';
import { planBody, preferred } from './media-kinds.ts';
import { findPagination } from './pagination.ts';
import type { TypePlanner } from './plan-types.ts';
import type {
  PlannedBody,
  PlannedOperation,
  PlannedParameter,
  PlannedResult,
  SdkPlan,
  TypeDeclaration,
} from './sdk-plan.ts';

const IDEMPOTENT = new Set(['get', 'head', 'put', 'delete', 'options', 'trace']);

/** Names an input cannot have: the runtimes' own, whatever the language. */
const RESERVED_INPUTS =
  'body bodyType contentType options client self cls headers timeout retries idempotencyKey ctx context request response this'.split(
    ' ',
  );

/** Names an operation cannot have: members every client, class or module has. */
const RESERVED_OPERATIONS =
  'client call transport options constructor prototype then close init new webhooks withOptions toString hashCode equals getClass wait notify notifyAll finalize clone string'.split(
    ' ',
  );

const isSuccess = ({ status }: Response): boolean => /^2/.test(status);

/** Headers that the runtime sends itself; OpenAPI says to pass over such parameters (4.8.12.2, "Fixed Fields"). */
const OWN_HEADERS = new Set(['accept', 'content-type', 'authorization']);

const parametersOf = (operation: Operation, types: TypePlanner, wish: string): PlannedParameter[] => {
  const unique = createNames(RESERVED_INPUTS);
  const names = createNames();
  const kept = operation.parameters.filter(
    ({ in: place, name }) => place !== 'header' || !OWN_HEADERS.has(name.toLowerCase()),
  );
  const planned = kept.map((parameter): PlannedParameter => {
    const word = pascalCase(parameter.name, 'Value');
    const plain = word.charAt(0).toLowerCase() + word.slice(1);
    const clash = names(plain) !== plain || RESERVED_INPUTS.includes(plain);
    const identifier = unique(clash ? `${parameter.in}${word}` : plain);
    return { parameter, identifier, type: types.use(parameter.schema, `${wish}${word}`) };
  });
  return planned.toSorted((a, b) => Number(b.parameter.required) - Number(a.parameter.required));
};

const resultOf = (
  operation: Operation,
  types: TypePlanner,
  wish: string,
): Pick<PlannedOperation, 'result' | 'resultOptional' | 'eventStream'> => {
  const successes = operation.responses.filter(isSuccess);
  const chosen = successes.length > 0 ? successes : operation.responses.filter(({ status }) => status === 'default');
  const bodies: PlannedBody[] = [];
  let eventStream: PlannedBody | undefined;
  for (const { contents } of chosen) {
    const stream = contents.find(({ mediaType }) => mediaType === 'text/event-stream');
    if (stream) eventStream ??= planBody(types, stream, `${wish}Event`);
    const [first] = preferred(contents.filter((content) => content !== stream));
    if (first) bodies.push(planBody(types, first, `${wish}Response`));
  }
  const [first] = bodies;
  const same = bodies.every(
    (body) => body.kind === first?.kind && JSON.stringify(body.type) === JSON.stringify(first.type),
  );
  const result: PlannedBody | undefined =
    first === undefined || same ? first : { ...first, type: { kind: 'any', nullable: true } };
  const resultOptional = result !== undefined && chosen.some(({ contents }) => contents.length === 0);
  return { result, resultOptional, eventStream };
};

const failuresOf = (operation: Operation, types: TypePlanner, wish: string): PlannedResult[] =>
  operation.responses
    .filter((response) => /^([45]|default)/.test(response.status))
    .map((response): PlannedResult => {
      const [content]: (Content | undefined)[] = preferred(response.contents);
      const name = `${wish}${response.status === 'default' ? 'Error' : `Error${response.status}`}`;
      return { status: response.status, body: content && planBody(types, content, name) };
    })
    .toSorted((a, b) => Number(a.status === 'default') - Number(b.status === 'default'));

const idempotencyHeaderOf = (operation: Operation): string =>
  operation.parameters.find(({ in: place, name }) => place === 'header' && /^(x-)?idempotency-?key$/i.test(name))
    ?.name ?? 'Idempotency-Key';

/** Why no SDK can express an operation; `undefined` when all can. */
const inexpressible = ({ method }: Operation): string | undefined =>
  method === 'trace' ? 'HTTP clients refuse to send TRACE (WHATWG Fetch, "forbidden method")' : undefined;

const planOperation = (
  operation: Operation,
  name: string,
  types: TypePlanner,
  declarationOf: (name: string) => TypeDeclaration | undefined,
): PlannedOperation => {
  const wish = pascalCase(name, 'Operation');
  const parameters = parametersOf(operation, types, wish);
  const contents = preferred(operation.body?.contents ?? []);
  const bodies = contents.map((content, index) =>
    planBody(types, content, `${wish}Body${index === 0 ? '' : index + 1}`),
  );
  const results = resultOf(operation, types, wish);
  return {
    // A fragment tells operations of a document apart, and is never sent.
    operation: { ...operation, path: operation.path.replace(/#.*$/s, '') },
    name,
    parameters,
    bodies,
    bodyRequired: operation.body?.required === true,
    ...results,
    failures: failuresOf(operation, types, wish),
    security: operation.security.map((requirement) =>
      requirement.map(({ scheme }) => scheme).filter((scheme) => types.model.securitySchemes.has(scheme)),
    ),
    idempotent: IDEMPOTENT.has(operation.method),
    idempotencyHeader: idempotencyHeaderOf(operation),
    pagination: findPagination(operation, parameters, results.result, declarationOf),
    exampleBody: exampleRequest(types.model, operation.key).body?.value,
  };
};

export const planOperations = (
  types: TypePlanner,
  declarationOf: (name: string) => TypeDeclaration | undefined,
): Pick<SdkPlan, 'operations' | 'leftOut'> => {
  const unique = createNames(RESERVED_OPERATIONS);
  const operations: PlannedOperation[] = [];
  const leftOut: { key: string; reason: string }[] = [];
  for (const operation of types.model.operations) {
    const reason = inexpressible(operation);
    if (reason !== undefined) {
      leftOut.push({ key: operation.key, reason });
      continue;
    }
    const reserved = RESERVED_OPERATIONS.some((word) => word.toLowerCase() === operation.name.toLowerCase());
    operations.push(
      planOperation(operation, unique(reserved ? `${operation.name}Operation` : operation.name), types, declarationOf),
    );
  }
  return { operations, leftOut };
};
