import { asksLeast } from '@portico/openapi';
import { type SampleArguments, sampleArguments } from '../plan/sample-arguments.ts';
import type { PlannedOperation } from '../plan/sdk-plan.ts';
import { type ClientMethod, clientMethods, inputForm } from './client-methods.ts';
import { memberName } from './java-names.ts';
import { type Context, imports, outside } from './java-types.ts';
import { bodyCode, valueCode } from './java-values.ts';

/** The arguments of a method as Java code. */
export const argumentsCode = (planned: PlannedOperation, given: SampleArguments, context: Context): string => {
  const form = inputForm(planned);
  const [body] = planned.bodies;
  const bodyText = body && given.body ? bodyCode(body, given.body.value, context) : undefined;
  const parameters = planned.parameters
    .filter(({ identifier }) => Object.hasOwn(given.parameters, identifier))
    .map(({ identifier, type }) => ({
      identifier,
      code: valueCode(type, given.parameters[identifier] ?? null, context),
    }));
  if (form.form === 'none') return '';
  if (form.form === 'one') return bodyText ?? parameters[0]?.code ?? 'null';
  if (!form.needed && parameters.length === 0 && bodyText === undefined) return '';
  const calls = parameters.map(({ identifier, code }) => `.${memberName(identifier)}(${code})`);
  return `${context.names.inputs(planned.name)}.builder()${calls.join('')}${bodyText === undefined ? '' : `.body(${bodyText})`}.build()`;
};

/** A call of a method as code. */
export const callCode = ({ name, planned }: ClientMethod, context: Context): string =>
  `client.${name}(${argumentsCode(planned, sampleArguments(planned, context.declarations), context)})`;

/** The call a newcomer makes first: of an operation that reads and asks for least. */
export const firstCall = (context: Context): { readonly code: string; readonly method: ClientMethod } | undefined => {
  const calls = clientMethods(context.plan).filter(({ kind }) => kind === 'call');
  const method = asksLeast(calls, ({ planned }) => planned.operation);
  if (!method) return undefined;
  return {
    method,
    code: callCode(method, context),
  };
};

/** Imports of a program that uses the client. */
export const programImports = (text: string, context: Context): string => {
  const { names } = context;
  return imports(text, context, [`${names.root}.${names.client}`, `${names.root}.Webhooks`, ...outside(context)]);
};
