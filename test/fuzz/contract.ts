import { readFileSync } from 'node:fs';

export type Schema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly maxProperties?: number;
};
export type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
};
type Operation = {
  readonly parameters?: readonly (Parameter & { readonly $ref?: string })[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
};
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
};

// Generated from the contract, whose shape this is.
const DOCUMENT = JSON.parse(
  readFileSync(new URL('../../packages/contract/src/generated/portal.json', import.meta.url), 'utf8'),
) as Document;

const named = (reference: string): string => reference.split('/').at(-1) ?? '';

/** A schema without its reference. */
export const resolved = (schema: Schema): Schema =>
  schema.$ref === undefined ? schema : (DOCUMENT.components.schemas[named(schema.$ref)] ?? {});

/** What an operation takes, as the contract says it. */
export const takenBy = (path: string, method: string) => {
  const { parameters = [], requestBody } = DOCUMENT.paths[path]?.[method.toLowerCase()] ?? {};
  return {
    parameters: parameters.map((parameter) =>
      parameter.$ref === undefined ? parameter : (DOCUMENT.components.parameters[named(parameter.$ref)] ?? parameter),
    ),
    body: requestBody && Object.values(requestBody.content)[0]?.schema,
  };
};

/** The members that a change clears with null. */
export const clearedBy = (path: string, method: string): readonly string[] => {
  const { properties = {} } = resolved(takenBy(path, method).body ?? {});
  return Object.entries(properties).flatMap(([name, { nullable }]) => (nullable ? [name] : []));
};
