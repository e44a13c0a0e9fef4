import { type Phrase, phrase } from '@portico/words';
import {
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  joinPointer,
  member,
  setMember,
  textOf,
} from '../json-value.ts';
import type { Finding } from './document-problem.ts';
import { shapesOf } from './object-shapes.ts';
import type { Rule, Shape } from './shape.ts';
import { THREE_TWO_FIELDS } from './three-two-shapes.ts';

type Mutable = Record<string, JsonValue>;

/** Fields of 3.2 that say something about calls; each is told when it is put aside. */
const TOLD: Readonly<Record<string, Phrase>> = {
  additionalOperations: phrase`Operations of further methods are kept in the document, but cannot be called through Portico.`,
  query: phrase`Operations of the method QUERY are kept in the document, but cannot be called through Portico.`,
  mediaTypes: phrase`Media types of components are kept, but not followed.`,
};

/**
 * Writes a checked 3.2 document as 3.1.1: what 3.2 shares with 3.1 as it is, what it adds under `x-oai-…` (the prefix
 * the OpenAPI Initiative keeps for this), so that nothing is lost and nothing is guessed.
 */
class ThreeTwoConversion {
  readonly findings: Finding[] = [];
  readonly shapes: Readonly<Record<string, Shape>> = shapesOf('3.2');

  tell(pointer: string, words: Phrase): void {
    this.findings.push({ severity: 'warning', rule: 'openapi-3.2', words, pointer });
  }

  rule(rule: Rule | string, value: JsonValue, pointer: string): JsonValue {
    const [word = '', ...rest] = rule.split(' ');
    const inner = rest.join(' ');
    if (word === 'is') return this.object(inner, value, pointer);
    if (word === 'list' && isList(value))
      return this.entries(
        inner,
        value.map((item, index) => this.rule(inner, item, joinPointer(pointer, index))),
      );
    if (word !== 'map' || !isObject(value)) return value;
    const made: Mutable = {};
    for (const [name, item] of Object.entries(value))
      setMember(made, name, this.rule(inner, item, joinPointer(pointer, name)));
    return made;
  }

  /** A whole-query parameter has no place in 3.1. */
  entries(inner: string, list: readonly JsonValue[]): JsonValue {
    return inner === 'is parameter' ? list.filter((item) => textOf(item, 'in') !== 'querystring') : list;
  }

  object(shapeName: string, value: JsonValue, pointer: string): JsonValue {
    const shape = this.shapes[shapeName];
    if (!shape || !isObject(value)) return value;
    const added = THREE_TWO_FIELDS[shapeName] ?? {};
    const made: Mutable = {};
    for (const [name, item] of Object.entries(value)) {
      const at = joinPointer(pointer, name);
      const isNew = Object.hasOwn(added, name) && shapeName !== 'parameter';
      const rule = Object.hasOwn(shape.fields, name) ? shape.fields[name] : shape.others;
      if (isNew && TOLD[name] !== undefined) this.tell(at, TOLD[name]);
      const extension = name.startsWith('x-');
      const converted = rule === undefined || extension || isNew ? item : this.rule(rule, item, at);
      setMember(made, isNew ? `x-oai-${name}` : name, converted);
    }
    return this.amend(shapeName, value, made, pointer);
  }

  amend(shapeName: string, value: JsonObject, made: Mutable, pointer: string): JsonObject {
    const reference = Object.hasOwn(value, '$ref');
    if (shapeName === 'root') made.openapi = '3.1.1';
    if (shapeName === 'response' && !reference) made.description ??= textOf(value, 'summary') ?? '';
    if (shapeName === 'discriminator' && value.propertyName === undefined) made.propertyName = '';
    if (shapeName === 'example' && value.value === undefined && value.dataValue !== undefined) {
      made.value = value.dataValue;
      delete made['x-oai-dataValue'];
    }
    if (shapeName === 'parameter' && value.style === 'cookie') made.style = 'form';
    if (shapeName === 'parameter' && value.in === 'querystring')
      this.tell(
        pointer,
        phrase`A parameter that is the whole query string is left out: it cannot be sent through Portico.`,
      );
    if (shapeName === 'mediaType' && made.schema === undefined && isObject(member(value, 'itemSchema')))
      made.schema = { type: 'array', items: value.itemSchema ?? {} };
    return made;
  }
}

export const convertThreeTwo = (document: JsonObject): { document: JsonObject; findings: readonly Finding[] } => {
  const conversion = new ThreeTwoConversion();
  const converted = conversion.object('root', document, '');
  return { document: isObject(converted) ? converted : document, findings: conversion.findings };
};
