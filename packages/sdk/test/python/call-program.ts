import type { JsonValue } from '@portico/openapi';
import type { PlannedOperation, SdkPlan } from '../../src/plan/sdk-plan.ts';
import { clientMethods } from '../../src/python/client-methods.ts';
import { parameterName, pythonNames } from '../../src/python/python-names.ts';
import { literal } from '../../src/python/python-text.ts';
import { codec, type Declarations, declarationsOf } from '../../src/python/python-types.ts';
import { valueCode } from '../../src/python/python-values.ts';

/** What one operation is called with: parameters by identifier, and the preferred body. */
export type ProgramCall = {
  readonly name: string;
  readonly parameters: Readonly<Record<string, JsonValue>>;
  readonly body: { readonly value: JsonValue } | undefined;
};

const bodyCode = ({ bodies }: PlannedOperation, value: JsonValue, declarations: Declarations): string => {
  const [body] = bodies;
  if (body?.kind === 'text') return literal(typeof value === 'string' ? value : JSON.stringify(value));
  if (body?.kind === 'binary') return `${literal(String(value))}.encode()`;
  return body ? valueCode(body.type, value, declarations) : '';
};

const argumentsCode = (planned: PlannedOperation, call: ProgramCall, declarations: Declarations): string => {
  const given = planned.parameters
    .filter(({ identifier }) => Object.hasOwn(call.parameters, identifier))
    .map(({ identifier, type }) => {
      const value = call.parameters[identifier] ?? null;
      return `${parameterName(identifier)}=${valueCode(type, value, declarations)}`;
    });
  const body =
    call.body && planned.bodies.length > 0 ? [`body=${bodyCode(planned, call.body.value, declarations)}`] : [];
  return [...given, ...body].join(', ');
};

const TAKE = {
  call: (call: string) => call,
  pages: (call: string) => `next(${call}, None)`,
  stream: (call: string) => `${call}.read()`,
  events: (call: string) => `[event.data for event in ${call}]`,
} as const;

/**
 * A Python program that calls every method of a client and prints a line of JSON for each: `[method, null]`, or what went
 * wrong. An answer must be of the planned type, through and through.
 */
export const callProgram = (plan: SdkPlan, calls: readonly ProgramCall[], baseUrl: string): string => {
  const declarations = declarationsOf(plan);
  const { module } = pythonNames(plan.names);
  const blocks = clientMethods(plan).flatMap(({ name, kind, planned }) => {
    const call = calls.find((entry) => entry.name === planned.name);
    if (!call) return [];
    const item = kind === 'pages' ? planned.pagination?.itemType : kind === 'call' ? planned.result?.type : undefined;
    const type = item && planned.result?.kind === 'json' ? codec(item, declarations) : 'any';
    const taken = TAKE[kind](`client.${name}(${argumentsCode(planned, call, declarations)})`);
    return `attempt(${literal(name)}, lambda: ${taken}, ${literal(type)})\n`;
  });
  return `import json
from ${module} import ${plan.names.clientName}, _model, models

client = ${plan.names.clientName}(base_url=${literal(baseUrl)}, api_key="key", token="token", username="u", password="p", retries=0)


def conforms(codec, value):
    head, _, rest = codec.partition(" ")
    if value is None or head == "any":
        return True
    if head == "const":
        return value == json.loads(rest)
    if head == "list":
        return isinstance(value, list) and all(conforms(rest, item) for item in value)
    if head == "map":
        return isinstance(value, dict) and all(conforms(rest, item) for item in value.values())
    if head in _model._UNIONS:
        return any(conforms(variant, value) for variant, _ in _model._UNIONS[head][1])
    if head in _model._MODELS:
        model = _model._MODELS[head]
        members = [(getattr(value, attribute, "missing"), inner) for attribute, _, inner in model._fields]
        return isinstance(value, model) and all(member is _model.UNSET or conforms(inner, member) for member, inner in members)
    return isinstance(value, {"str": str, "bytes": str, "int": int, "float": (int, float), "bool": bool}[head])


def attempt(name, call, codec):
    try:
        answer = call()
        print(json.dumps([name, None if conforms(codec, answer) else f"{answer!r} is no {codec}"]))
    except Exception as error:
        print(json.dumps([name, f"{type(error).__name__}: {error} {getattr(error, 'body', '')}"]))


${blocks.join('')}client.close()
`;
};
