import { asksLeast } from '@portico/openapi';
import { type SampleArguments, sampleArguments } from '../plan/sample-arguments.ts';
import type { ClientMethod } from './client-methods.ts';
import { type GoPackage, hasNil, memberName, type Qualifier } from './go-types.ts';
import { optionalCode, valueCode } from './go-values.ts';

const bodyCode = ({ body, planned }: ClientMethod, values: SampleArguments, go: GoPackage, from: Qualifier): string => {
  if (!body || !values.body) return 'nil';
  const { value } = values.body;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (body.kind === 'binary' || body.kind === 'eventStream')
    return `strings.NewReader(${valueCode({ kind: 'string', format: undefined, nullable: false }, text, go, from)})`;
  const given = body.kind === 'text' ? text : value;
  return planned.bodyRequired && !body.type.nullable
    ? valueCode(body.type, given, go, from)
    : optionalCode(body.type, given, go, from);
};

/** The arguments of a method as code. */
export const argumentsCode = (
  method: ClientMethod,
  values: SampleArguments,
  go: GoPackage,
  from: Qualifier,
): string => {
  const { planned, kind, body } = method;
  const members = planned.parameters
    .filter(({ identifier }) => Object.hasOwn(values.parameters, identifier))
    .map(({ parameter, identifier, type }) => {
      const value = values.parameters[identifier] ?? null;
      const isPlain = (parameter.required && !type.nullable) || hasNil(type, go);
      const code = isPlain ? valueCode(type, value, go, from) : optionalCode(type, value, go, from);
      return `${memberName(identifier)}: ${code}`;
    });
  return [
    ...(kind === 'pages' ? [] : ['ctx']),
    ...(planned.parameters.length > 0 ? [`${from}${go.names.params(planned.name)}{${members.join(', ')}}`] : []),
    ...(body ? [bodyCode(method, values, go, from)] : []),
  ].join(', ');
};

/** A call of a method as code. */
export const callCode = (method: ClientMethod, go: GoPackage, from: Qualifier): string =>
  `client.${method.name}(${argumentsCode(method, sampleArguments(method.planned, go.declarations), go, from)})`;

export type FirstCall = {
  readonly name: string;
  readonly code: string;
  readonly method: string;
  /** What it gives, as names of variables. */
  readonly takes: readonly string[];
};

/** The call a newcomer makes first: of an operation that reads and asks for least. */
export const firstCall = (go: GoPackage): FirstCall | undefined => {
  const calls = go.names.methods.filter(({ kind, bodyIndex }) => kind === 'call' && bodyIndex === 0);
  const chosen = asksLeast(calls, ({ planned }) => planned.operation);
  if (!chosen) return undefined;
  return {
    name: chosen.name,
    code: callCode(chosen, go, `${go.names.identifier}.`).replace('(ctx', '(context.Background()'),
    method: chosen.planned.operation.method,
    takes: chosen.planned.result ? ['answer', 'err'] : ['err'],
  };
};
