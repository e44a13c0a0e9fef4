import { type Phrase, phrase } from '@portico/words';
import type { JsonValue } from '../json-value.ts';
import type { ApiModel, Operation, Parameter, ParameterLocation } from '../model/api-model.ts';
import { decodePairs, decodeSegment, type Pair, pairsOf, percentDecode, type StyleSpec } from './decode-style.ts';
import { segmentValues } from './match-operation.ts';
import type { Check, SchemaChecks } from './schema-checks.ts';
import { problemOf, type SchemaProblem } from './schema-problem.ts';
import { literalShapeOf, type TextShape, textShapeOf } from './text-shape.ts';

export type RequestProblem = SchemaProblem & {
  readonly in: ParameterLocation | 'body';
  /** Name of the parameter; none for a body. */
  readonly name: string | undefined;
};

export type CalledRequest = {
  /** As it matched the operation, still percent-encoded. */
  readonly path: string;
  /** Without the question mark, still percent-encoded. */
  readonly query?: string | undefined;
  /** Lower-case names. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
  readonly body?: Uint8Array | string | undefined;
};

/** The parts of a request parameters are found in, split once. */
type Parts = {
  readonly path: ReadonlyMap<string, string>;
  readonly query: readonly Pair[];
  readonly cookies: readonly Pair[];
  readonly headers: NonNullable<CalledRequest['headers']>;
};

/** A header may be called what every object has. */
const headerIn = (headers: NonNullable<CalledRequest['headers']>, name: string): string | undefined => {
  const key = name.toLowerCase();
  const value = Object.hasOwn(headers, key) ? headers[key] : undefined;
  return typeof value === 'string' || value === undefined ? value : value.join(', ');
};

const parsed = (text: string): { value: JsonValue } | undefined => {
  try {
    return { value: JSON.parse(text) as JsonValue }; // what JSON.parse gives
  } catch {
    return undefined;
  }
};

class ParameterCheck {
  readonly parameter: Parameter;
  readonly others: ReadonlySet<string>;
  readonly spec: StyleSpec;
  readonly literal: TextShape | undefined;
  readonly check: () => Check;

  constructor(model: ApiModel, operation: Operation, parameter: Parameter, checks: SchemaChecks) {
    this.parameter = parameter;
    const { name, style, explode, in: place } = parameter;
    this.others = new Set(operation.parameters.flatMap((other) => (other === parameter ? [] : other.name)));
    const shape = textShapeOf(model, parameter.schema);
    this.literal = literalShapeOf(shape);
    this.spec = { name, style, explode, shape, plus: place === 'query' };
    const holder = parameter.contentPointer ?? parameter.pointer;
    this.check = () => checks(holder, 'request');
  }

  problem(keyword: string, words: Phrase): RequestProblem {
    return { in: this.parameter.in, name: this.parameter.name, ...problemOf('', keyword, words) };
  }

  raw(parts: Parts): string | undefined {
    const { name, in: place } = this.parameter;
    if (place === 'path') return parts.path.get(name);
    if (place === 'header') return headerIn(parts.headers, name);
    const pairs = place === 'query' ? parts.query : parts.cookies;
    const found = pairs.find(([key]) => percentDecode(key, place === 'query') === name);
    return found && percentDecode(found[1], place === 'query');
  }

  decode(parts: Parts, spec: StyleSpec): JsonValue | undefined {
    const { in: place, name } = this.parameter;
    if (place === 'query') return decodePairs(parts.query, spec, this.others);
    if (place === 'cookie') return decodePairs(parts.cookies, spec, this.others);
    const raw = place === 'path' ? parts.path.get(name) : headerIn(parts.headers, name);
    if (raw === undefined) return undefined;
    // Values of header lists may have a space after the comma (RFC 9110 5.6.1).
    return decodeSegment(place === 'header' ? raw.trim().replaceAll(/,[ \t]+/g, ',') : raw, spec);
  }

  run(parts: Parts): readonly RequestProblem[] {
    const { parameter } = this;
    if (parameter.mediaType !== undefined) return this.runContent(parts);
    const value = this.decode(parts, this.spec);
    if (value === undefined) return parameter.required ? [this.problem('required', phrase`is required`)] : [];
    if (value === '' && parameter.allowEmptyValue) return [];
    const found = this.check()(value);
    if (found.length === 0) return [];
    const literal = this.literal && this.decode(parts, { ...this.spec, shape: this.literal });
    if (literal !== undefined && this.check()(literal).length === 0) return [];
    return found.map((problem) => ({ ...problem, in: parameter.in, name: parameter.name }));
  }

  runContent(parts: Parts): readonly RequestProblem[] {
    const { parameter } = this;
    const raw = this.raw(parts);
    if (raw === undefined) return parameter.required ? [this.problem('required', phrase`is required`)] : [];
    if (!/json$/.test(parameter.mediaType ?? '')) return [];
    const result = parsed(parameter.in === 'path' ? percentDecode(raw) : raw);
    if (!result) return [this.problem('json', phrase`is not JSON`)];
    return this.check()(result.value).map((problem) => ({ ...problem, in: parameter.in, name: parameter.name }));
  }
}

const cookiePairs = (header: string | undefined): Pair[] =>
  header === undefined ? [] : pairsOf(header, ';').map(([name, value]) => [name.trim(), value.trim()] as const);

/** Compiles the checks of an operation's parameters: every style of RFC 6570 and OpenAPI's own, and `content`. */
export const compileParameterChecks = (model: ApiModel, operation: Operation, checks: SchemaChecks) => {
  const compiled = operation.parameters.map((parameter) => new ParameterCheck(model, operation, parameter, checks));
  if (compiled.length === 0) return (): readonly RequestProblem[] => [];
  const cookies = operation.parameters.some((parameter) => parameter.in === 'cookie');
  const names = [...operation.path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  return (request: CalledRequest): readonly RequestProblem[] => {
    const values = names.length > 0 ? segmentValues(operation.path, request.path) : [];
    const headers = request.headers ?? {};
    const parts: Parts = {
      path: new Map(names.map((name, index) => [name, values?.[index] ?? ''])),
      query: request.query ? pairsOf(request.query) : [],
      cookies: cookies ? cookiePairs(headerIn(headers, 'cookie')) : [],
      headers,
    };
    return compiled.flatMap((check) => check.run(parts));
  };
};
