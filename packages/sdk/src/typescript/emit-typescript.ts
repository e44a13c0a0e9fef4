import type { ApiModel, SecurityScheme } from '@portico/openapi';
import { createNames, pascalCase, wordsOf } from '@portico/openapi';
import type { SdkFile } from '../sdk-file.ts';
import { callSource } from './call-source.ts';
import { type EmittedOperation, emitOperations, operationComment } from './emit-operations.ts';
import { createTypeEmitter } from './emit-types.ts';
import { encodeSource } from './encode-source.ts';
import { docComment, literal } from './literal.ts';
import { type PackageNames, packageFiles } from './package-files.ts';
import { runtimeSource } from './runtime-source.ts';

export type TypeScriptOptions = {
  readonly baseUrl: string;
  readonly packageName?: string;
  /** Class name of the client; from the title when left out. */
  readonly clientName?: string;
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
  return scheme.type === 'http' && scheme.scheme === 'basic' ? `{ type: 'basic' }` : `{ type: 'bearer' }`;
};

const operationsFile = (operations: readonly EmittedOperation[], extension: string): string => {
  const texts = operations.map(({ text }) => text).join('\n');
  const used = (name: string) => new RegExp(`\\b${name}\\b`).test(texts);
  const inputs = ['BinaryInput', 'FileInput'].filter(used);
  if (operations.length === 0) return 'export {};\n';
  return `${inputs.length > 0 ? `import type { ${inputs.join(', ')} } from './encode${extension}';\n` : ''}${used('Models') ? `import type * as Models from './models${extension}';\n` : ''}import type { Call, CallOptions, OperationSpec, Transport } from './runtime${extension}';

${texts}`;
};

const method = ({ name, input, inputRequired, output, operation }: EmittedOperation): string => {
  const parameter = input === undefined ? '' : `input: operations.${input}${inputRequired ? '' : ' = {}'}, `;
  return `${operationComment(operation, '  ')}  ${name}(${parameter}options?: CallOptions): Call<operations.${output}> {
    return operations.${name}(this.transport, ${input === undefined ? '' : 'input, '}options);
  }
`;
};

const clientFile = (
  model: ApiModel,
  emitted: readonly EmittedOperation[],
  names: PackageNames,
  options: TypeScriptOptions,
): string => {
  const extension = options.importExtension ?? '.js';
  const schemes = [...model.securitySchemes.values()]
    .map((scheme) => `  [${literal(scheme.name)}, ${schemeText(scheme)}],\n`)
    .join('');
  const imported = emitted.length > 0 ? `import * as operations from './operations${extension}';\n` : '';
  return `${imported}import { ${emitted.length > 0 ? 'type Call, type CallOptions, ' : ''}type ClientOptions, type SchemeSpec, Transport } from './runtime${extension}';

const BASE_URL = ${literal(options.baseUrl)};

const SCHEMES: readonly (readonly [name: string, scheme: SchemeSpec])[] = [
${schemes}];

/** What every operation is called with. */
export const createTransport = (options: ClientOptions = {}): Transport => new Transport(options, BASE_URL, SCHEMES, ${literal(names.prefix)});

${docComment([model.title, model.description])}export class ${names.clientName} {
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
`;

const kebab = (text: string): string => wordsOf(text).join('-').toLowerCase().slice(0, 100);

/** The words of a title that name the thing: "Redocly Museum API" is RedoclyMuseum. */
const baseName = (title: string): string => {
  const words = wordsOf(title);
  const kept = words.filter((word) => !/^(api|rest|openapi|swagger|the)$/i.test(word));
  return pascalCase((kept.length > 0 ? kept : words).slice(0, 4).join(' '), 'Api');
};

const namesOf = (model: ApiModel, options: TypeScriptOptions): PackageNames => {
  const base = baseName(model.title);
  const wanted = options.clientName ?? '';
  const free = /^[A-Z][A-Za-z0-9]{0,79}$/.test(wanted) && !OWN_TYPES.includes(wanted) && !GLOBALS.has(wanted);
  const clientName = free ? wanted : `${base}Client`;
  const wish = options.packageName ?? '';
  const valid = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/.test(wish) && wish.length <= 214;
  return {
    clientName,
    packageName: valid ? wish : `${kebab(base) || 'api'}-sdk`,
    version: /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(model.version) ? model.version : '0.0.0',
    prefix: kebab(clientName.replace(/Client$/, '') || base)
      .replaceAll('-', '_')
      .toUpperCase(),
  };
};

/** A TypeScript package for every operation of a model. The same model gives the same bytes. */
export const emitTypeScript = (model: ApiModel, options: TypeScriptOptions): SdkFile[] => {
  const names = namesOf(model, options);
  const extension = options.importExtension ?? '.js';
  const unique = createNames([...OWN_TYPES, names.clientName]);
  const typeNames = new Map(
    [...model.schemas.values()].map(({ pointer, name }) => [
      pointer,
      unique(GLOBALS.has(name) ? `${name}Model` : name),
    ]),
  );
  const types = createTypeEmitter(model, typeNames);
  const operations = emitOperations(model, types, unique);
  const runtime = runtimeSource
    .replaceAll('EXTENSION', extension)
    .replace('USER_AGENT', () => `${names.packageName}/${names.version} (portico)`);
  return [
    { path: 'src/index.ts', text: indexFile(names.clientName, extension) },
    { path: 'src/client.ts', text: clientFile(model, operations, names, options) },
    { path: 'src/operations.ts', text: operationsFile(operations, extension) },
    { path: 'src/models.ts', text: types.models() },
    { path: 'src/runtime.ts', text: runtime },
    { path: 'src/call.ts', text: callSource },
    { path: 'src/encode.ts', text: encodeSource },
    ...packageFiles(model, operations, names),
  ];
};
