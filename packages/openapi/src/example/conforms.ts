import {
  follow,
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  member,
  pointerOfReference,
  textOf,
} from '../json-value.ts';
import type { ApiModel } from '../model/api-model.ts';
import { isTooMuch, spend, withinWork } from '../validate/check-work.ts';
import type { Direction } from '../validate/json-schema.ts';
import { type Check, listChecks, objectChecks, type SchemaReader, scalarChecks } from './conform-keywords.ts';
import { unevaluatedChecks } from './conform-unevaluated.ts';

const always: Check = () => true;
const never: Check = () => false;

/** Members a schema demands in one direction: what is read-only is not demanded of a request, nor write-only of a response. */
export const demandedOf = (raw: JsonObject, direction: Direction): readonly string[] => {
  if (!isList(raw.required)) return [];
  const hidden = direction === 'request' ? 'readOnly' : 'writeOnly';
  return raw.required.filter(
    (name): name is string => typeof name === 'string' && member(member(raw.properties, name), hidden) !== true,
  );
};

/**
 * Whether values meet schemas of one document: the answer of the validator, found without its engine, at once and
 * without compiling more than is asked for. Schemas are told apart by identity, so pass those of the document.
 */
export class Conformance implements SchemaReader {
  readonly document: JsonObject;
  /** The dialect of 3.0: `nullable`, flags for exclusive limits, nothing beside a reference. */
  readonly older: boolean;
  readonly direction: Direction;
  readonly #checks = new WeakMap<object, Check>();
  /** Answers are kept within one question only; each question is an epoch. */
  #epoch = 0;
  #depth = 0;

  constructor(model: ApiModel, direction: Direction) {
    this.document = model.document;
    this.older = model.openapi === '3.0';
    this.direction = direction;
  }

  /** False, too, for what cannot be found out with the steps that a question may take. */
  conforms(raw: JsonValue | undefined, value: unknown): boolean {
    const check = this.check(raw);
    if (this.#depth === 0) this.#epoch += 1;
    this.#depth += 1;
    try {
      return withinWork(() => check(value));
    } catch (error) {
      if (this.#depth > 1 || !isTooMuch(error)) throw error;
      return false;
    } finally {
      this.#depth -= 1;
    }
  }

  /** The schema a reference leads to, itself when it is none. */
  target(raw: JsonValue | undefined): JsonValue | undefined {
    const pointer = pointerOfReference(textOf(raw, '$ref') ?? '');
    return pointer === undefined ? undefined : follow(this.document, pointer);
  }

  check(raw: JsonValue | undefined): Check {
    if (!isObject(raw)) return raw === false ? never : always;
    const known = this.#checks.get(raw);
    if (known) return known;
    let built: Check | undefined;
    const lazy: Check = (value) => {
      spend(1);
      built ??= this.#build(raw);
      return built(value);
    };
    this.#checks.set(raw, lazy);
    return lazy;
  }

  /** Each value is held against a referred schema once per question: no loop, no blow-up of choices in choices. */
  #reference(raw: JsonObject): Check {
    const inner = this.check(this.target(raw));
    const known = new Map<unknown, boolean>();
    let epoch = -1;
    return (value) => {
      if (epoch !== this.#epoch) {
        known.clear();
        epoch = this.#epoch;
      }
      const answer = known.get(value);
      if (answer !== undefined) return answer;
      known.set(value, true);
      const found = inner(value);
      known.set(value, found);
      return found;
    };
  }

  #build(raw: JsonObject): Check {
    const refers = pointerOfReference(textOf(raw, '$ref') ?? '') !== undefined;
    if (refers && this.older) return this.#reference(raw);
    const checks: Check[] = refers ? [this.#reference(raw)] : [];
    checks.push(
      ...scalarChecks(raw, this.older),
      ...listChecks(raw, this),
      ...objectChecks(raw, this, demandedOf(raw, this.direction)),
      ...this.#groups(raw),
      ...unevaluatedChecks(raw, this),
    );
    const [only = always] = checks;
    const all: Check = checks.length < 2 ? only : (value) => checks.every((check) => check(value));
    return this.older && raw.nullable === true ? (value) => value === null || all(value) : all;
  }

  #groups(raw: JsonObject): Check[] {
    const checks: Check[] = [];
    const list = (word: string) => (isList(raw[word]) ? raw[word].map((entry) => this.check(entry)) : undefined);
    checks.push(...(list('allOf') ?? []));
    const any = list('anyOf');
    if (any) checks.push((value) => any.some((check) => check(value)));
    const one = list('oneOf');
    if (one) checks.push((value) => one.reduce((count, check) => count + (check(value) ? 1 : 0), 0) === 1);
    if (Object.hasOwn(raw, 'not')) {
      const not = this.check(raw.not);
      checks.push((value) => !not(value));
    }
    if (Object.hasOwn(raw, 'if')) {
      const [condition, then, otherwise] = [this.check(raw.if), this.check(raw.then), this.check(raw.else)];
      checks.push((value) => (condition(value) ? then(value) : otherwise(value)));
    }
    return checks;
  }
}
