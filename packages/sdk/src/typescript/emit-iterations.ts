import { isJson, type Operation, pascalCase } from '@portico/openapi';
import type { Pagination, PlannedOperation } from '../plan/sdk-plan.ts';
import type { TypeEmitter } from './emit-types.ts';
import { literal } from './literal.ts';

export type InputMember = { readonly parameter: Operation['parameters'][number]; readonly as: string };

/** A function beside an operation's own, and the method of the client that calls it. */
export type FurtherFunction = {
  readonly name: string;
  readonly returns: string;
  readonly comment: string;
  readonly text: string;
};

type Base = {
  readonly operation: Operation;
  readonly name: string;
  readonly input: string | undefined;
  readonly inputRequired: boolean;
  readonly output: string;
};

/** The pages of an operation as data; `undefined` when the input has no member for them. */
const pageSpec = (
  pagination: Pagination,
  members: readonly InputMember[],
  planned: PlannedOperation,
): string | undefined => {
  const memberOf = (identifier: string | undefined): string | undefined => {
    const parameter = planned.parameters.find((entry) => entry.identifier === identifier)?.parameter;
    return members.find((member) => member.parameter.name === parameter?.name && member.parameter.in === parameter?.in)
      ?.as;
  };
  const parameter = memberOf(pagination.parameter);
  if (parameter === undefined) return undefined;
  const path = (steps: readonly string[]) => `[${steps.map(literal).join(', ')}]`;
  const fields = [
    `kind: ${literal(pagination.kind)}`,
    `parameter: ${literal(parameter)}`,
    `items: ${path(pagination.items)}`,
  ];
  if (pagination.kind === 'cursor') fields.push(`next: ${path(pagination.next)}`);
  else if (pagination.kind === 'last')
    fields.push(`next: ${path(pagination.more)}`, `member: ${literal(pagination.member)}`);
  else {
    const size = memberOf(pagination.size);
    if (size !== undefined) fields.push(`size: ${literal(size)}`);
    if (pagination.kind === 'page') fields.push(`first: ${pagination.first}`);
  }
  return `{ ${fields.join(', ')} }`;
};

const signature = ({ input, inputRequired }: Base): { parameter: string; argument: string } => ({
  parameter: input === undefined ? '' : `input: ${input}${inputRequired ? '' : ' = {}'}, `,
  argument: input === undefined ? '{}' : 'input',
});

const pagesFunction = (
  base: Base,
  members: readonly InputMember[],
  planned: PlannedOperation,
  name: string,
): FurtherFunction[] => {
  const { pagination } = planned;
  const spec = pagination && pageSpec(pagination, members, planned);
  if (!pagination || spec === undefined) return [];
  const { parameter, argument } = signature(base);
  const item = `ItemOf<${base.output}, readonly [${pagination.items.map(literal).join(', ')}]>`;
  const returns = `AsyncGenerator<${item}, void, undefined>`;
  const comment = `/** Items of all pages of ${base.name}, each page asked for when it is needed. */\n`;
  return [
    {
      name,
      returns,
      comment,
      text: `const ${base.name}Pages: PageSpec = ${spec};\n\n${comment}export const ${name} = (transport: Transport, ${parameter}options?: CallOptions): ${returns} =>\n  iterate(transport, ${base.name}Spec, ${base.name}Pages, ${argument}, options);\n`,
    },
  ];
};

const eventType = (operation: Operation, types: TypeEmitter): string => {
  const contents = operation.responses
    .filter(({ status }) => /^2|default/.test(status))
    .flatMap(({ contents: list }) => list);
  const schema = contents.find(({ mediaType }) => mediaType === 'text/event-stream')?.schema;
  return schema ? types.typeOf(schema, 'Models.') : 'unknown';
};

const streamFunction = (base: Base, planned: PlannedOperation, types: TypeEmitter, name: string): FurtherFunction[] => {
  const { parameter, argument } = signature(base);
  if (planned.eventStream) {
    const event = `ServerSentEvent<${eventType(base.operation, types)}>`;
    const returns = `Promise<AsyncGenerator<${event}, void, undefined>>`;
    const comment = `/** Events of ${base.name} as they come. */\n`;
    const text = `${comment}export const ${name} = async (transport: Transport, ${parameter}options?: CallOptions): ${returns} =>\n  events(await transport.stream(${base.name}Spec, ${argument}, { ...options, headers: { accept: 'text/event-stream', ...options?.headers } }));\n`;
    return [{ name, returns, comment, text }];
  }
  if (planned.result?.kind !== 'binary' || isJson(planned.result.mediaType)) return [];
  const returns = 'Promise<ReadableStream<Uint8Array>>';
  const comment = `/** The body of ${base.name} as a stream: nothing is kept in memory. */\n`;
  const text = `${comment}export const ${name} = (transport: Transport, ${parameter}options?: CallOptions): ${returns} =>\n  transport.stream(${base.name}Spec, ${argument}, options);\n`;
  return [{ name, returns, comment, text }];
};

/** What an operation gives besides its answer: its pages one item after the other, its stream. */
export const furtherFunctions = (
  base: Base,
  members: readonly InputMember[],
  planned: PlannedOperation | undefined,
  types: TypeEmitter,
  unique: (wish: string) => string,
): FurtherFunction[] => {
  if (!planned) return [];
  const pages = planned.pagination
    ? pagesFunction(base, members, planned, unique(`iterate${pascalCase(base.name, 'Operation')}`))
    : [];
  const streams = planned.eventStream !== undefined || planned.result?.kind === 'binary';
  return [...pages, ...(streams ? streamFunction(base, planned, types, unique(`${base.name}Stream`)) : [])];
};
