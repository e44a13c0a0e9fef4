import type { JsonValue } from '../json-value.ts';
import type { ApiModel, ParameterLocation } from '../model/api-model.ts';
import { isJson } from '../validate/operation-validator.ts';
import { exampleValue } from './example-value.ts';

export type ExampleRequest = {
  /** Upper case. */
  readonly method: string;
  /** The path with example values in place of its variables, percent-encoded. */
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: ParameterLocation;
    readonly required: boolean;
    readonly value: JsonValue;
    /** The value as a person would type it. */
    readonly text: string;
  }[];
  readonly body: { readonly mediaType: string; readonly value: JsonValue; readonly text: string } | undefined;
};

const typed = (value: JsonValue): string =>
  Array.isArray(value)
    ? value.map(typed).join(',')
    : typeof value === 'object' && value !== null
      ? JSON.stringify(value)
      : String(value ?? '');

/** Example values for everything an operation takes, to start an endpoint test from. Throws RangeError for an unknown key. */
export const exampleRequest = (model: ApiModel, operationKey: string): ExampleRequest => {
  const operation = model.operations.find(({ key }) => key === operationKey);
  if (!operation) throw new RangeError(`no operation ${JSON.stringify(operationKey)}`);
  const parameters = operation.parameters.map((parameter) => {
    const value = parameter.example ?? exampleValue(model, parameter.schema);
    return { name: parameter.name, in: parameter.in, required: parameter.required, value, text: typed(value) };
  });
  let path = operation.path;
  for (const parameter of parameters)
    if (parameter.in === 'path')
      path = path.replaceAll(`{${parameter.name}}`, () => encodeURIComponent(parameter.text));
  const contents = operation.body?.contents ?? [];
  const content = contents.find(({ mediaType }) => isJson(mediaType)) ?? contents[0];
  const value = content && (content.example ?? (content.schema ? exampleValue(model, content.schema) : null));
  const body =
    content && value !== undefined
      ? {
          mediaType: content.mediaType,
          value,
          text: isJson(content.mediaType) ? JSON.stringify(value, null, 2) : typed(value),
        }
      : undefined;
  return { method: operation.method.toUpperCase(), path, parameters, body };
};
