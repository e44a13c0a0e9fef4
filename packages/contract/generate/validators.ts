import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import { operationsOf, type PortalDocument, parameterOf, type Schema } from './document.ts';

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

const compiler = (document: PortalDocument, coerce: boolean) => {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
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
  for (const [name, schema] of Object.entries(document.components.schemas))
    ajv.addSchema(pointAt(schema), `portal:${name}`);
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

/** The ajv validators of one function's operations, as one self-contained ES module: `<operationId>_params|_body`. */
export const emitValidators = async (document: PortalDocument, functionName: string): Promise<string> => {
  const sources: string[] = [];
  for (const kind of ['params', 'body'] as const) {
    const ajv = compiler(document, kind === 'params');
    const ids: Record<string, string> = {};
    for (const { operation } of operationsOf(document)) {
      if (operation['x-portico-function'] !== functionName) continue;
      const name = `${operation.operationId}_${kind}`;
      const body = Object.values(operation.requestBody?.content ?? {})[0];
      const parameters = (operation.parameters ?? []).map((parameter) => parameterOf(document, parameter));
      if (kind === 'body' && !body) continue;
      const schema =
        kind === 'body' && body
          ? pointAt(body.schema)
          : {
              type: 'object',
              required: ['path', 'query', 'header'],
              properties: {
                path: parametersSchema(parameters, 'path'),
                query: parametersSchema(parameters, 'query'),
                header: parametersSchema(parameters, 'header'),
              },
            };
      ajv.addSchema({ $id: name, ...(schema.$ref ? { allOf: [schema] } : schema) }, name);
      ids[name] = name;
    }
    if (Object.keys(ids).length > 0) {
      // ajv's published types name a default export that its CommonJS build nests once more.
      const emit = (standaloneCode as unknown as { default?: typeof standaloneCode }).default ?? standaloneCode;
      sources.push(inOneList((emit as unknown as (a: Ajv, ids: Record<string, string>) => string)(ajv, ids)));
    }
  }
  const bundled = await build({
    stdin: {
      contents: sources.map((_, index) => `export * from 'part:${index}';`).join('\n'),
      resolveDir: import.meta.dirname,
    },
    plugins: [
      {
        name: 'parts',
        setup(bundle) {
          bundle.onResolve({ filter: /^part:/ }, ({ path }) => ({ path, namespace: 'part' }));
          bundle.onLoad({ filter: /.*/, namespace: 'part' }, ({ path }) => ({
            contents: sources[Number(path.slice(5))] ?? '',
            resolveDir: import.meta.dirname,
          }));
        },
      },
    ],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
  });
  return bundled.outputFiles[0]?.text ?? '';
};
