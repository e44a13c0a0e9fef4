// openapi/*.yaml → src/generated: the types, the table of operations, the validators, the document API Gateway imports.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTION_NAMES } from '../src/names.ts';
import { emitApiGateway } from './api-gateway.ts';
import {
  countedAs,
  hasETag,
  isForPages,
  isPaged,
  mediasOf,
  operationsOf,
  type PortalDocument,
  readPortalDocument,
  takesIdempotencyKey,
  takesIfMatch,
  visitorPathOf,
} from './document.ts';
import { emitTypes } from './types.ts';
import { emitValidators } from './validators.ts';

const HEADER = '// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.\n';

const emitTable = (document: PortalDocument): string => {
  const rows = [...operationsOf(document)].map(({ path, method, operation }) => {
    const success = Object.keys(operation.responses).find((status) => status.startsWith('2')) ?? '200';
    return `  ${operation.operationId}: ${JSON.stringify({
      id: operation.operationId,
      method: method === 'x-amazon-apigateway-any-method' ? 'ANY' : method.toUpperCase(),
      path,
      visitorPath: visitorPathOf(path, method, operation),
      function: operation['x-portico-function'],
      access: operation['x-portico-access'],
      tag: operation.tags[0],
      successStatus: Number(success),
      paged: isPaged(document, operation),
      tagged: hasETag(operation),
      takesIfMatch: takesIfMatch(document, operation),
      repeatable: takesIdempotencyKey(document, operation),
      forPages: isForPages(operation),
      stepsUp: operation['x-portico-step-up'] === true,
      counts: countedAs(method, operation),
      medias: mediasOf(operation),
      hasBody: operation.requestBody !== undefined,
      statuses: Object.keys(operation.responses)
        .filter((status) => status !== 'default')
        .map(Number),
    })},`;
  });
  return `${HEADER}import type { OperationEntry } from '../operations.ts';\nimport type { Operations } from './types.ts';\n\n/** The version of the contract. */\nexport const CONTRACT_VERSION = ${JSON.stringify((document as unknown as { info: { version: string } }).info.version)};\n\n/** Every operation of the contract. */\nexport const operations: { readonly [Id in keyof Operations]: OperationEntry } = {\n${rows.join('\n')}\n};\n`;
};

const emitFunction = (document: PortalDocument, name: string): string => {
  const of = [...operationsOf(document)].filter(({ operation }) => operation['x-portico-function'] === name);
  const rows = of.map(
    ({ operation: { operationId: id } }) =>
      `  ${id}: { operation: operations.${id}, validators: () => import('./validators/${id}.validators.js') },`,
  );
  return `${HEADER}/// <reference path="../validators.d.ts" />\nimport type { Contract } from '../operations.ts';\nimport { operations } from './operations.ts';\n\n/** The operations of the ${name} function, with their validators. */\nexport const ${name}: Contract<'${name}'> = {\n${rows.join('\n')}\n};\n`;
};

/** The contract as anybody's OpenAPI tool reads it: "any method" is API Gateway's word, not OpenAPI's. */
const publicDocument = (document: PortalDocument): PortalDocument => {
  const paths = Object.entries(document.paths).filter(([, item]) => !item['x-amazon-apigateway-any-method']);
  return { ...document, paths: Object.fromEntries(paths) };
};

/** Reads the contract and writes every generated file into `folder`. */
export const generate = (source: string, folder: string) => generateFrom(readPortalDocument(source), folder);

/** Writes every file that is generated from a document into `folder`. */
export const generateFrom = async (document: PortalDocument, folder: string): Promise<void> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('portal.json', `${JSON.stringify(publicDocument(document), null, 1)}\n`);
  write('api-gateway.json', `${JSON.stringify(emitApiGateway(document), null, 1)}\n`);
  write('types.ts', `${HEADER}${emitTypes(document)}`);
  write('operations.ts', emitTable(document));
  mkdirSync(join(folder, 'validators'));
  for (const [file, code] of await emitValidators(document)) write(join('validators', file), `${HEADER}${code}`);
  for (const name of FUNCTION_NAMES) if (name !== 'gateway') write(`${name}.ts`, emitFunction(document, name));
};

if (import.meta.main) {
  const root = join(import.meta.dirname, '../../..');
  await generate(join(root, 'openapi'), join(import.meta.dirname, '../src/generated'));
}
