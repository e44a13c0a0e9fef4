import { basename } from 'node:path';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import { type Operation, operationsOf, type PortalDocument, parameterOf, type Schema } from './document.ts';

const pointAt = (schema: Schema): Schema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"portal:'));

const parametersSchema = (parameters: ReturnType<typeof parameterOf>[], place: string): Schema => {
  const chosen = parameters.filter((parameter) => parameter.in === place);
  return {
    type: 'object',
    additionalProperties: false,
    // That a header is missing has a problem of its own.
    required: chosen.filter((parameter) => parameter.required && place !== 'header').map((parameter) => parameter.name),
    properties: Object.fromEntries(chosen.map((parameter) => [parameter.name, pointAt(parameter.schema)])),
  };
};

/** One for each validator: they are numbered by it, and what an operation's looks like is none of another's. */
const compiler = (schemas: ReadonlyMap<string, Schema>, coerce: boolean) => {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    // Our own lint looked at the contract.
    validateSchema: false,
    coerceTypes: coerce,
    useDefaults: true,
    allowMatchingProperties: true,
    ownProperties: true,
    code: { source: true, esm: true, lines: false },
    formats: { binary: true },
  });
  // ajv-formats' types name a default export that its CommonJS build nests once more.
  const add = (addFormats as unknown as { default?: typeof addFormats }).default ?? addFormats;
  (add as unknown as (ajv: Ajv, formats: string[]) => void)(ajv, ['date-time']);
  for (const [id, schema] of schemas) ajv.addSchema(schema, id);
  return ajv;
};

/**
 * ajv makes a new list of all errors for each item that has some: n items cost n². Here they are put into the one list
 * there is (lib/compile/validate/index.ts and lib/vocabularies/code.ts of ajv 8 write this line).
 */
const inOneList = (source: string): string => {
  const changed = source.replaceAll(/vErrors\.concat\((\w+\.errors)\)/g, 'append(vErrors, $1)');
  if (changed.includes('.concat(')) throw new Error('ajv joins errors in another way now');
  return `${changed}\nfunction append(all, more) { for (const one of more) all.push(one); return all; }\n`;
};

type Part = { readonly name: string; readonly schema: Schema; readonly coerce: boolean };

/** What of a request an operation validates: its parameters, which are text, and its body. */
const partsOf = (document: PortalDocument, operation: Operation): Part[] => {
  const parameters = (operation.parameters ?? []).map((parameter) => parameterOf(document, parameter));
  const places = ['path', 'query', 'header'];
  const properties = Object.fromEntries(places.map((place) => [place, parametersSchema(parameters, place)]));
  const body = Object.values(operation.requestBody?.content ?? {})[0];
  return [
    { name: 'params', schema: { type: 'object', required: places, properties }, coerce: true },
    ...(body ? [{ name: 'body', schema: pointAt(body.schema), coerce: false }] : []),
  ];
};

// Published types of CommonJS builds name a default export that is nested once more.
const emit = (standaloneCode as unknown as { default?: typeof standaloneCode }).default ?? standaloneCode;
const codeOf = emit as unknown as (ajv: Ajv, ids: Record<string, string>) => string;

/** The ajv validators of each operation as an ES module of its own, `params` and `body`, and what they share: by file name. */
export const emitValidators = async (document: PortalDocument): Promise<ReadonlyMap<string, string>> => {
  const schemas = new Map(
    Object.entries(document.components.schemas).map(([name, schema]) => [`portal:${name}`, pointAt(schema)]),
  );
  const sources = new Map<string, string>();
  const validated = [...operationsOf(document)].filter(
    ({ operation }) => operation['x-portico-function'] !== 'gateway',
  );
  for (const { operation } of validated) {
    const parts = partsOf(document, operation);
    for (const { name, schema, coerce } of parts) {
      const ajv = compiler(schemas, coerce);
      const id = `${operation.operationId}_${name}`;
      ajv.addSchema({ $id: id, ...(schema.$ref ? { allOf: [schema] } : schema) }, id);
      sources.set(`part:${operation.operationId}/${name}`, inOneList(codeOf(ajv, { [name]: id })));
    }
    const lines = parts.map(({ name }) => `export { ${name} } from 'part:${operation.operationId}/${name}';`);
    sources.set(`part:${operation.operationId}`, lines.join('\n'));
  }
  const bundled = await build({
    entryPoints: validated.map(({ operation: { operationId } }) => ({
      in: `part:${operationId}`,
      out: `${operationId}.validators`,
    })),
    plugins: [
      {
        name: 'parts',
        setup(bundle) {
          bundle.onResolve({ filter: /^part:/ }, ({ path }) => ({ path, namespace: 'part' }));
          bundle.onLoad({ filter: /.*/, namespace: 'part' }, ({ path }) => ({
            contents: sources.get(path) ?? '',
            resolveDir: import.meta.dirname,
          }));
        },
      },
    ],
    bundle: true,
    splitting: true,
    chunkNames: 'shared-[hash]',
    outdir: '/',
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
  });
  return new Map(bundled.outputFiles.map(({ path, text }) => [basename(path), text]));
};
