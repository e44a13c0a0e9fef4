import type { SecurityScheme } from '@portico/openapi';
import { createNames, member, textOf } from '@portico/openapi';
import type { SdkPlan } from '../plan/sdk-plan.ts';
import type { SurfaceNames } from '../plan/sdk-surface.ts';
import type { SdkUsage } from '../plan/sdk-usage.ts';
import type { SdkFile } from '../sdk-file.ts';
import { CALL_SOURCE } from './call-source.ts';
import { CREDENTIALS_SOURCE } from './credentials-source.ts';
import type { FurtherFunction } from './emit-iterations.ts';
import { type EmittedOperation, emitOperations, operationComment } from './emit-operations.ts';
import { createTypeEmitter } from './emit-types.ts';
import { webhooksFile } from './emit-webhooks.ts';
import { ENCODE_SOURCE } from './encode-source.ts';
import { docComment, literal } from './literal.ts';
import { packageFiles } from './package-files.ts';
import { RUNTIME_SOURCE } from './runtime-source.ts';
import { STREAMS_SOURCE } from './streams-source.ts';
import { typeScriptUsage } from './usage.ts';

export type TypeScriptOptions = {
  /** `.js` for what is compiled, `.ts` for what Node runs as it is. */
  readonly importExtension?: '.js' | '.ts';
};

/** Names that mean something else to every reader of TypeScript. */
const GLOBALS = new Set(
  (
    'Array ArrayBuffer BigInt Blob Boolean Date Error File Function Infinity Map Math NaN Number Object Omit Partial Pick Promise ' +
    'Proxy Readonly ReadableStream Record RegExp Request Required Response Set String Symbol Uint8Array URL WeakMap WeakSet Headers FormData'
  ).split(' '),
);

const OWN_TYPES = [
  'ItemOf',
  'PageSpec',
  'ServerSentEvent',
  'Webhooks',
  'ApiError',
  'ApiResponse',
  'Call',
  'CallOptions',
  'ClientOptions',
  'ConnectionError',
  'Problem',
  'TimeoutError',
  'Transport',
  'FileInput',
  'BinaryInput',
  'SchemeSpec',
  'OperationSpec',
  'ParameterSpec',
  'Models',
];

const schemeText = (scheme: SecurityScheme): string => {
  if (scheme.type === 'apiKey')
    return `{ type: 'apiKey', in: ${literal(scheme.in)}, name: ${literal(scheme.parameter)} }`;
  const tokenUrl = scheme.type === 'oauth2' ? textOf(member(scheme.flows, 'clientCredentials'), 'tokenUrl') : undefined;
  if (tokenUrl !== undefined) return `{ type: 'oauth2', tokenUrl: ${literal(tokenUrl)} }`;
  return scheme.type === 'http' && scheme.scheme === 'basic' ? `{ type: 'basic' }` : `{ type: 'bearer' }`;
};

const operationsFile = (operations: readonly EmittedOperation[], extension: string): string => {
  const texts = operations.map(({ text }) => text).join('\n');
  const further = operations.flatMap((operation) => operation.further);
  const streams = ['events', 'iterate'].filter((name) => further.some(({ text }) => text.includes(`${name}(`)));
  const streamTypes = ['ItemOf', 'PageSpec', 'ServerSentEvent'].filter((name) =>
    further.some(({ text }) => text.includes(name)),
  );
  const streamNames = [...streams, ...streamTypes.map((name) => `type ${name}`)];
  const used = (name: string) => new RegExp(`\\b${name}\\b`).test(texts);
  const inputs = ['BinaryInput', 'FileInput'].filter(used);
  if (operations.length === 0) return 'export {};\n';
  return `${inputs.length > 0 ? `import type { ${inputs.join(', ')} } from './encode${extension}';\n` : ''}${used('Models') ? `import type * as Models from './models${extension}';\n` : ''}import type { Call, CallOptions, OperationSpec, Transport } from './runtime${extension}';
${streamNames.length > 0 ? `import { ${streamNames.join(', ')} } from './streams${extension}';\n` : ''}
${texts}`;
};

const furtherMethod = (
  { input, inputRequired, output }: EmittedOperation,
  { name, returns, comment }: FurtherFunction,
): string => {
  const parameter = input === undefined ? '' : `input: operations.${input}${inputRequired ? '' : ' = {}'}, `;
  const qualified = returns.replace(`ItemOf<${output},`, `ItemOf<operations.${output},`);
  return `  ${comment}  ${name}(${parameter}options?: CallOptions): ${qualified} {
    return operations.${name}(this.transport, ${input === undefined ? '' : 'input, '}options);
  }
`;
};

const method = (emitted: EmittedOperation): string => {
  const { name, input, inputRequired, output, operation, further } = emitted;
  const parameter = input === undefined ? '' : `input: operations.${input}${inputRequired ? '' : ' = {}'}, `;
  const own = `${operationComment(operation, '  ', emitted.call)}  ${name}(${parameter}options?: CallOptions): Call<operations.${output}> {
    return operations.${name}(this.transport, ${input === undefined ? '' : 'input, '}options);
  }
`;
  return [own, ...further.map((entry) => furtherMethod(emitted, entry))].join('\n');
};

const clientFile = (plan: SdkPlan, emitted: readonly EmittedOperation[], extension: string): string => {
  const { model, names, leftOut } = plan;
  const schemes = [...model.securitySchemes.values()]
    .map((scheme) => `  [${literal(scheme.name)}, ${schemeText(scheme)}],\n`)
    .join('');
  const imported = emitted.length > 0 ? `import * as operations from './operations${extension}';\n` : '';
  const streams = ['ItemOf', 'ServerSentEvent'].filter((name) =>
    emitted.some(({ further }) => further.some(({ returns }) => returns.includes(name))),
  );
  const streamTypes = streams.length > 0 ? `import type { ${streams.join(', ')} } from './streams${extension}';\n` : '';
  const modelTypes = emitted.some(({ further }) => further.some(({ returns }) => returns.includes('Models.')))
    ? `import type * as Models from './models${extension}';\n`
    : '';
  return `${modelTypes}${imported}import { ${emitted.length > 0 ? 'type Call, type CallOptions, ' : ''}type ClientOptions, type SchemeSpec, Transport } from './runtime${extension}';
${streamTypes}
const BASE_URL = ${literal(plan.baseUrl)};

const SCHEMES: readonly (readonly [name: string, scheme: SchemeSpec])[] = [
${schemes}];

/** What every operation is called with. */
export const createTransport = (options: ClientOptions = {}): Transport => new Transport(options, BASE_URL, SCHEMES, ${literal(names.prefix)});

${docComment([model.title, model.description, ...leftOut.map(({ key, reason }) => `Not in this client: ${key}, because ${reason}.`)])}export class ${names.clientName} {
  readonly transport: Transport;

  constructor(options: ClientOptions = {}) {
    this.transport = createTransport(options);
  }

${emitted.map(method).join('\n')}}
`;
};

const indexFile = (
  clientName: string,
  extension: string,
  webhooks: boolean,
): string => `export { ${clientName}, createTransport } from './client${extension}';
export type { BinaryInput, FileInput } from './encode${extension}';
export type * from './models${extension}';
export * from './operations${extension}';
export {
  ApiError,
  type ApiResponse,
  Call,
  type CallOptions,
  type ClientOptions,
  ConnectionError,
  type Problem,
  TimeoutError,
  type Transport,
} from './runtime${extension}';
export type { ItemOf, PageSpec, ServerSentEvent } from './streams${extension}';
${webhooks ? `export * from './webhooks${extension}';\n` : ''}`;

/** What of a plan is written in TypeScript by name: its types, and its operations. */
const emitNamed = (plan: SdkPlan) => {
  const { model, names } = plan;
  const unique = createNames([...OWN_TYPES, names.clientName]);
  const typeNames = new Map(
    [...model.schemas.values()].map(({ pointer, name }) => [
      pointer,
      unique(GLOBALS.has(name) ? `${name}Model` : name),
    ]),
  );
  const types = createTypeEmitter(model, typeNames);
  return { types, unique, operations: emitOperations(model, types, unique, plan) };
};

/** How it is installed and called first. */
export const useTypeScript = (plan: SdkPlan): SdkUsage => typeScriptUsage(plan, emitNamed(plan).operations);

/** What code is written against: parameters and members keep the names of the document. */
export const typeScriptSurface = (plan: SdkPlan): SurfaceNames => {
  const names = new Map(emitNamed(plan).operations.map(({ operation, name }) => [operation.key, name]));
  return {
    methods: plan.operations.map((planned) => ({ name: names.get(planned.operation.key) ?? planned.name, planned })),
    parameter: ({ parameter }) => parameter.name,
    field: ({ name }) => name,
    type: (name) => name,
  };
};

/** A TypeScript package for every operation of a plan that fetch can send. The same model gives the same bytes. */
export const emitTypeScript = (plan: SdkPlan, options: TypeScriptOptions = {}): SdkFile[] => {
  const { model, names } = plan;
  const extension = options.importExtension ?? '.js';
  const { types, unique, operations } = emitNamed(plan);
  const webhooks = webhooksFile(model, plan, types, unique, extension);
  const runtime = RUNTIME_SOURCE.replaceAll('EXTENSION', extension).replace(
    'USER_AGENT',
    () => `${names.packageName}/${names.version} (portico)`,
  );
  return [
    { path: 'src/index.ts', text: indexFile(names.clientName, extension, webhooks !== '') },
    { path: 'src/client.ts', text: clientFile(plan, operations, extension) },
    { path: 'src/operations.ts', text: operationsFile(operations, extension) },
    { path: 'src/models.ts', text: types.models() },
    { path: 'src/runtime.ts', text: runtime },
    { path: 'src/streams.ts', text: STREAMS_SOURCE.replaceAll('EXTENSION', extension) },
    { path: 'src/credentials.ts', text: CREDENTIALS_SOURCE.replaceAll('EXTENSION', extension) },
    ...(webhooks === '' ? [] : [{ path: 'src/webhooks.ts', text: webhooks }]),
    { path: 'src/call.ts', text: CALL_SOURCE },
    { path: 'src/encode.ts', text: ENCODE_SOURCE },
    ...packageFiles(plan, operations),
  ];
};
