import { english, type Phrase, phrase } from '@portico/words';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml';
import { isList, isObject, type JsonValue, joinPointer, setMember, stepsOf } from '../json-value.ts';
import { quote } from './document-problem.ts';
import { DEPTH_MAX, type ParsedText, type PlacedFinding } from './parsed-text.ts';
import { yamlWords } from './yaml-words.ts';

/** Uses of aliases taken in one document. */
const ALIASES_MAX = 100;
/** Values that may come out of aliases, over what is written. */
const EXPANDED_MAX = 200_000;

class Refused extends Error {
  readonly words: Phrase;
  readonly rule: string;
  readonly offset: number;
  constructor(rule: string, words: Phrase, offset: number) {
    super(english(words));
    this.words = words;
    this.rule = rule;
    this.offset = offset;
  }
}

const startOf = (node: unknown): number =>
  typeof node === 'object' && node !== null && 'range' in node && isList(node.range) ? Number(node.range[0]) : 0;

/**
 * Turns YAML's nodes into a JSON value. The library's own conversion and its check for duplicate keys are not used: the
 * first expands aliases without a bound, the second is quadratic.
 */
class YamlReader {
  readonly findings: PlacedFinding[] = [];
  readonly anchors = new Map<string, Node>();
  /** Nodes being read now: an alias to one of them contains itself. */
  readonly open = new Set<unknown>();
  aliasDepth = 0;
  aliases = 0;
  expanded = 0;

  find(severity: 'error' | 'warning', rule: string, words: Phrase, pointer: string, offset: number): void {
    this.findings.push({ severity, rule, words, pointer, offset });
  }

  value(node: unknown, pointer: string, depth: number): JsonValue {
    if (depth > DEPTH_MAX)
      throw new Refused(
        'document-depth',
        phrase`The document is nested deeper than ${DEPTH_MAX} levels.`,
        startOf(node),
      );
    if (this.aliasDepth > 0) this.expanded += 1;
    if (this.expanded > EXPANDED_MAX)
      throw new Refused('alias-expansion', phrase`Aliases expand to more than ${EXPANDED_MAX} values.`, startOf(node));
    if (isAlias(node)) return this.alias(node.source, node, pointer, depth);
    if (isMap(node) || isSeq(node) || isScalar(node)) {
      if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
      if (isScalar(node)) return this.scalar(node.value, pointer, startOf(node));
      this.open.add(node);
      const value = isMap(node)
        ? this.map(node, pointer, depth)
        : node.items.map((item, index) => this.value(item, joinPointer(pointer, index), depth + 1));
      this.open.delete(node);
      return value;
    }
    return null;
  }

  alias(name: string, node: unknown, pointer: string, depth: number): JsonValue {
    this.aliases += 1;
    if (this.aliases > ALIASES_MAX)
      throw new Refused('alias-count', phrase`The document uses more than ${ALIASES_MAX} aliases.`, startOf(node));
    const target = this.anchors.get(name);
    if (!target)
      throw new Refused('alias-unknown', phrase`The alias ${quote(name)} names no anchor before it.`, startOf(node));
    if (this.open.has(target))
      throw new Refused('alias-circular', phrase`The alias ${quote(name)} contains itself.`, startOf(node));
    this.aliasDepth += 1;
    const value = this.value(target, pointer, depth);
    this.aliasDepth -= 1;
    return value;
  }

  map(node: YAMLMap, pointer: string, depth: number): JsonValue {
    const result: Record<string, JsonValue> = {};
    const merged: JsonValue[] = [];
    for (const pair of node.items) {
      const name = this.name(pair, pointer, depth);
      const value = this.value(pair.value, joinPointer(pointer, name), depth + 1);
      if (name === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN')
        merged.push(...(isList(value) ? value : [value]));
      else if (Object.hasOwn(result, name))
        this.find(
          'error',
          'duplicate-key',
          phrase`The key ${quote(name)} appears twice.`,
          joinPointer(pointer, name),
          startOf(pair.key),
        );
      else setMember(result, name, value);
    }
    for (const source of merged)
      if (isObject(source))
        for (const [name, value] of Object.entries(source))
          if (!Object.hasOwn(result, name)) setMember(result, name, value);
    return result;
  }

  name(pair: Pair, pointer: string, depth: number): string {
    const key = isAlias(pair.key) ? this.value(pair.key, pointer, depth) : isScalar(pair.key) ? pair.key : null;
    if (typeof key === 'string') return key;
    if (isScalar(key)) {
      if (key.anchor !== undefined) this.anchors.set(key.anchor, key);
      // A key that is written as a number or date keeps its spelling: 200, 1.0, 2024-01-01.
      return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
    }
    throw new Refused('yaml-key', phrase`A key must be a plain text, not a list or an object.`, startOf(pair.key));
  }

  scalar(value: unknown, pointer: string, offset: number): JsonValue {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    this.find('error', 'number-range', phrase`A number must be finite.`, pointer, offset);
    return null;
  }
}

const RESOLVE_TAGS = { schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;

const TOO_DEEP = phrase`The document is nested deeper than ${DEPTH_MAX} levels.`;
/** What the library says of a text on which its own stack ended. */
const OWN_STACK = /call stack/i;

const locateIn = (document: Document, pointer: string): number | undefined => {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const step of stepsOf(pointer)) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        ({ key }) =>
          (isScalar(key) && (key.source ?? String(key.value)) === step) ||
          (isScalar(key) && String(key.value) === step),
      );
      if (!pair) return undefined;
      offset = startOf(pair.key);
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node);
    } else return offset;
  }
  return offset;
};

/** Parses YAML 1.2 text of one document. Never throws for what is in the text. */
export const parseYaml = (text: string): ParsedText => {
  const reader = new YamlReader();
  const nowhere: ParsedText = { value: undefined, findings: reader.findings, locate: () => new Map() };
  try {
    const documents = [...parseAllDocuments(text, RESOLVE_TAGS)];
    const [document, second] = documents;
    if (!document) return nowhere;
    for (const { code, message, pos } of document.errors)
      if (OWN_STACK.test(message)) reader.find('error', 'document-depth', TOO_DEEP, '', pos[0]);
      else reader.find('error', 'yaml-syntax', yamlWords(code), '', pos[0]);
    if (second)
      reader.find(
        'error',
        'yaml-documents',
        phrase`The file holds more than one document.`,
        '',
        startOf(second.contents) || second.range[0],
      );
    if (reader.findings.length > 0) return nowhere;
    const value = reader.value(document.contents, '', 0);
    const locate: ParsedText['locate'] = (pointers) => {
      const found = new Map<string, number>();
      for (const pointer of pointers) found.set(pointer, locateIn(document, pointer) ?? 0);
      return found;
    };
    return { value, findings: reader.findings, locate };
  } catch (error) {
    if (error instanceof Refused) reader.find('error', error.rule, error.words, '', error.offset);
    else if (error instanceof RangeError) reader.find('error', 'document-depth', TOO_DEEP, '', 0);
    else reader.find('error', 'yaml-syntax', phrase`The document cannot be read as YAML.`, '', 0);
    return nowhere;
  }
};
