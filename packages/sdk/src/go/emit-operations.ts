import { exampleLine } from '../plan/sample-arguments.ts';
import type { PlannedBody, PlannedParameter } from '../plan/sdk-plan.ts';
import type { ClientMethod } from './client-methods.ts';
import { descriptorText } from './emit-descriptors.ts';
import { filesOf, structFields } from './emit-models.ts';
import { descriptorName } from './go-names.ts';
import { callCode } from './go-samples.ts';
import { comment, oneLine, paragraphs } from './go-text.ts';
import { baseType, type GoPackage, itemType, memberName, optionalType, type Qualifier } from './go-types.ts';

/** The type of a parameter: what need not be given may be nil. */
export const parameterType = ({ parameter, type }: PlannedParameter, go: GoPackage, from: Qualifier = ''): string =>
  parameter.required && !type.nullable ? baseType(type, go, from) : optionalType(type, go, from);

/** The type of a body as it is given. */
export const bodyType = (body: PlannedBody, required: boolean, go: GoPackage, from: Qualifier = ''): string => {
  if (body.kind === 'binary' || body.kind === 'eventStream') return 'io.Reader';
  return required && !body.type.nullable ? baseType(body.type, go, from) : optionalType(body.type, go, from);
};

const isDeclared = (type: PlannedBody['type'], go: GoPackage): boolean => {
  const found = type.kind === 'named' ? go.declarations.get(type.name) : undefined;
  return found !== undefined && found.kind !== 'enum';
};

const resultType = ({ planned: { result, resultOptional } }: ClientMethod, go: GoPackage): string => {
  if (!result) return '';
  if (result.kind === 'text') return 'string';
  const pointer = isDeclared(result.type, go) || result.type.nullable || resultOptional;
  return pointer ? optionalType(result.type, go) : baseType(result.type, go);
};

const NOTES: Readonly<Record<ClientMethod['kind'], string | undefined>> = {
  call: undefined,
  stream: 'The answer is the body as it comes; close it.',
  pages: 'It gives the items of all pages; the next page is fetched when its first item is asked for.',
  events: 'It gives the events as they come; close the stream, or read it to its end.',
};

/** Lines of a method's comment. */
const documentation = (client: ClientMethod, go: GoPackage): string[] => {
  const { name, kind, planned, body, bodyIndex } = client;
  const { operation, failures } = planned;
  const { summary, description, method, path } = operation;
  const failed = failures.flatMap(({ status, body: answered }) =>
    answered?.kind === 'json' && answered.type.kind === 'named'
      ? [`${status} with *${baseType(answered.type, go)}`]
      : [status],
  );
  const lines = paragraphs([
    `${name} calls ${method.toUpperCase()} ${oneLine(path)}`,
    summary,
    description === summary ? undefined : description,
    NOTES[kind],
    body && planned.operation.body?.description
      ? `The body: ${oneLine(planned.operation.body.description)}`
      : undefined,
    failed.length > 0 ? `It fails with an APIError: ${failed.join(', ')}` : undefined,
    bodyIndex === 0 ? exampleLine(callCode(client, go, '')) : undefined,
  ]);
  return operation.deprecated ? [...lines, '', 'Deprecated: the API says so.'] : lines;
};

const valuesText = (parameters: readonly PlannedParameter[]): string => {
  if (parameters.length === 0) return 'nil';
  const values = parameters.map(({ identifier }) => `params.${memberName(identifier)}`);
  const line = `[]any{${values.join(', ')}}`;
  return line.length <= 100 ? line : `[]any{\n${values.map((value) => `\t\t${value},\n`).join('')}\t}`;
};

const payloadText = ({ body, bodyIndex, planned }: ClientMethod): string => {
  if (!body) return 'nil';
  return planned.bodyRequired && body.kind !== 'binary' ? `&payload{${bodyIndex}, body}` : `given(${bodyIndex}, body)`;
};

type Doing = { readonly returns: string; readonly code: string };

const doing = (method: ClientMethod, go: GoPackage): Doing => {
  const { planned, kind } = method;
  const own = `&${descriptorName(planned.name)}, ${valuesText(planned.parameters)}`;
  const passed = `${own}, ${payloadText(method)}, options`;
  if (kind === 'stream') return { returns: '(io.ReadCloser, error)', code: `\treturn c.core.stream(ctx, ${passed})\n` };
  if (kind === 'events') {
    const data = planned.eventStream ? baseType(planned.eventStream.type, go) : 'any';
    return {
      returns: `(*EventStream[${data}], error)`,
      code: `\treturn openEvents[${data}](ctx, c.core, ${passed})\n`,
    };
  }
  if (kind === 'pages') {
    const item = planned.pagination ? itemType(planned.pagination.itemType, go) : 'any';
    return { returns: `*Iterator[${item}]`, code: `\treturn iterate[${item}](c.core, ${own}, options)\n` };
  }
  const result = resultType(method, go);
  if (result === '') return { returns: 'error', code: `\treturn c.core.call(ctx, ${passed}, nil)\n` };
  const code = `\tvar result ${result}\n\terr := c.core.call(ctx, ${passed}, &result)\n\treturn result, err\n`;
  return { returns: `(${result}, error)`, code };
};

const methodText = (method: ClientMethod, go: GoPackage): string => {
  const { name, planned, body, kind } = method;
  const inputs = [
    ...(kind === 'pages' ? [] : ['ctx context.Context']),
    ...(planned.parameters.length > 0 ? [`params ${go.names.params(planned.name)}`] : []),
    ...(body ? [`body ${bodyType(body, planned.bodyRequired, go)}`] : []),
    'options ...CallOption',
  ];
  const { returns, code } = doing(method, go);
  const head = `func (c *${go.names.clientName}) ${name}(${inputs.join(', ')}) ${returns}`;
  return `${comment(documentation(method, go))}${head} {\n${code}}\n`;
};

const paramsText = (parameters: readonly PlannedParameter[], name: string, method: string, go: GoPackage): string => {
  const fields = parameters.map((planned) => {
    const { parameter, identifier } = planned;
    const lines = paragraphs([parameter.description, parameter.required ? 'It is needed.' : undefined]);
    if (parameter.deprecated) lines.push(...(lines.length > 0 ? [''] : []), 'Deprecated: the API says so.');
    return { comment: comment(lines, '\t'), cells: [memberName(identifier), parameterType(planned, go)] };
  });
  return `// ${name} are the parameters of ${method}; what is nil is left out.\ntype ${name} struct {\n${structFields(fields)}}\n\n`;
};

const operationText = (methods: readonly ClientMethod[], go: GoPackage): string => {
  const [first] = methods;
  if (!first) return '';
  const { parameters, name } = first.planned;
  const params = parameters.length > 0 ? paramsText(parameters, go.names.params(name), first.name, go) : '';
  return `${params}${descriptorText(first.planned, go)}\n${methods.map((method) => methodText(method, go)).join('\n')}`;
};

/** Code without comments and texts: what it mentions, it uses. */
const bare = (text: string): string => text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""').replaceAll(/\/\/.*/g, '');

/** Files of all operations: parameters, what the runtime knows, and the methods of the client. */
export const emitOperations = (go: GoPackage) => {
  const head = (texts: readonly string[]): string => {
    const used = ['context', 'io'].filter((name) =>
      texts.some((text) => bare(text).includes(` ${name}.`) || bare(text).includes(`(${name}.`)),
    );
    const imports = used.length > 0 ? `\nimport (\n${used.map((name) => `\t"${name}"\n`).join('')})\n` : '';
    return `package ${go.names.identifier}\n${imports}`;
  };
  const byOperation = go.plan.operations.map((planned) =>
    operationText(
      go.names.methods.filter((method) => method.planned === planned),
      go,
    ),
  );
  return filesOf('operations', head, byOperation);
};
