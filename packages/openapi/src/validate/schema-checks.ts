import { joinPointer } from '../json-value.ts';
import type { ApiModel } from '../model/api-model.ts';
import { type Direction, toJsonSchema } from './json-schema.ts';
import type { SchemaProblem } from './schema-problem.ts';

export type Check = (value: unknown) => readonly SchemaProblem[];

/** Checks of the schemas of one model, compiled when first needed and kept. Loads the validator's engine. */
export const createSchemaChecks = async (model: ApiModel) => {
  const { createSchemaCompiler } = await import('./schema-compiler.ts');
  const compile = createSchemaCompiler();
  const compiled = new Map<string, Check>();
  /** `holder` is the pointer of what has the member `schema`: a parameter, a content, a header. */
  return (holder: string, direction: Direction): Check => {
    const key = `${direction} ${holder}`;
    const known = compiled.get(key);
    if (known) return known;
    const check = compile(toJsonSchema(model.document, model.openapi, joinPointer(holder, 'schema'), direction));
    compiled.set(key, check);
    return check;
  };
};

export type SchemaChecks = Awaited<ReturnType<typeof createSchemaChecks>>;
