import { asksLeast } from '@portico/openapi';
import { sampleArguments } from '../plan/sample-arguments.ts';
import type { SdkPlan } from '../plan/sdk-plan.ts';
import { type ClientMethod, clientMethods } from './client-methods.ts';
import { parameterName } from './python-names.ts';
import { type Declarations, declarationsOf } from './python-types.ts';
import { valueCode } from './python-values.ts';

/** A call of a method as code. */
export const callCode = ({ name, planned, kind }: ClientMethod, declarations: Declarations): string => {
  const given = sampleArguments(planned, declarations);
  const codes = planned.parameters
    .filter(({ identifier }) => Object.hasOwn(given.parameters, identifier))
    .map(({ identifier, type }) => {
      const value = given.parameters[identifier] ?? null;
      return `${parameterName(identifier)}=${valueCode(type, value, declarations)}`;
    });
  const [body] = planned.bodies;
  const sent =
    body && given.body && kind !== 'pages' ? [`body=${valueCode(body.type, given.body.value, declarations)}`] : [];
  return `client.${name}(${[...codes, ...sent].join(', ')})`;
};

/** The call a newcomer makes first: of an operation that reads and asks for least. */
export const firstCall = (
  plan: SdkPlan,
): { readonly name: string; readonly code: string; readonly method: string } | undefined => {
  const calls = clientMethods(plan).filter(({ kind }) => kind === 'call');
  const chosen = asksLeast(calls, ({ planned }) => planned.operation);
  if (!chosen) return undefined;
  return {
    name: chosen.name,
    code: callCode(chosen, declarationsOf(plan)),
    method: chosen.planned.operation.method,
  };
};
