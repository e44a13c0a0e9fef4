import { createNames } from '@portico/openapi';
import type { Field, PlannedBody, PlannedOperation, SdkPlan } from '../plan/sdk-plan.ts';
import { methodName } from './java-names.ts';

/** A method of the client: a call, the same with status and headers, the items of all pages, or server-sent events. */
export type ClientMethod = {
  readonly name: string;
  readonly kind: 'call' | 'response' | 'pages' | 'events';
  readonly planned: PlannedOperation;
};

const furtherOf = ({ pagination, result, eventStream }: PlannedOperation) =>
  [
    result || !eventStream ? (['response', 'WithResponse'] as const) : undefined,
    pagination ? (['pages', 'Items'] as const) : undefined,
    result && eventStream ? (['events', 'Events'] as const) : undefined,
  ].filter((entry) => entry !== undefined);

/** Methods every client has. */
const TAKEN = ['toString'];

/** The methods of every operation; the plain name is its call, or its events where it gives nothing else. */
export const clientMethods = ({ operations }: Pick<SdkPlan, 'operations'>): readonly ClientMethod[] => {
  const unique = createNames([...TAKEN, ...operations.map(({ name }) => methodName(name))]);
  return operations.flatMap((planned): ClientMethod[] => {
    const name = methodName(planned.name);
    const kind = !planned.result && planned.eventStream ? 'events' : 'call';
    const further = furtherOf(planned).map(([also, suffix]) => ({
      name: unique(`${name.replace(/_$/, '')}${suffix}`),
      kind: also,
      planned,
    }));
    return [{ name, kind, planned }, ...further];
  });
};

/** A body of an operation and the member of its inputs that takes it. */
export type BodyInput = { readonly identifier: string; readonly body: PlannedBody; readonly index: number };

const BODY_NAMES = {
  json: 'jsonBody',
  form: 'formBody',
  multipart: 'multipartBody',
  text: 'textBody',
  binary: 'binaryBody',
  eventStream: 'streamBody',
} as const;

/** The preferred body is called body, further ones by their kind. */
export const bodyInputs = ({ bodies, parameters }: PlannedOperation): BodyInput[] => {
  const unique = createNames(['body', 'bodyType', ...parameters.map(({ identifier }) => identifier)]);
  return bodies.map((body, index) => ({
    identifier: index === 0 ? 'body' : unique(BODY_NAMES[body.kind]),
    body,
    index,
  }));
};

/** How a method takes its inputs: none, the only one as it is, or an object of them, which may be left out or not. */
export type InputForm =
  | { readonly form: 'none' }
  | { readonly form: 'one'; readonly identifier: string; readonly input: Field | PlannedBody }
  | { readonly form: 'object'; readonly needed: boolean };

/** A parameter as a member of an object of inputs. */
export const parameterField = ({ identifier, type, parameter }: PlannedOperation['parameters'][number]): Field => ({
  name: identifier,
  identifier,
  type: { ...type, nullable: type.nullable && parameter.required },
  required: parameter.required,
  readOnly: false,
  writeOnly: false,
  deprecated: parameter.deprecated,
  description: parameter.description,
});

export const inputForm = (planned: PlannedOperation): InputForm => {
  const { parameters, bodies, bodyRequired } = planned;
  const [parameter] = parameters;
  const [body] = bodies;
  if (!parameter && !body) return { form: 'none' };
  if (parameter?.parameter.required && parameters.length === 1 && !body)
    return { form: 'one', identifier: parameter.identifier, input: parameterField(parameter) };
  if (body && bodyRequired && bodies.length === 1 && parameters.length === 0)
    return { form: 'one', identifier: 'body', input: body };
  const needed = parameters.some((entry) => entry.parameter.required) || (body !== undefined && bodyRequired);
  return { form: 'object', needed };
};
