import { type AST, RegExpParser } from '@eslint-community/regexpp';
import type { Random } from './random.ts';

/** No text made here is longer. */
const LENGTH_MAX = 20_000;
const DEPTH_MAX = 100;

const parser = new RegExpParser({ ecmaVersion: 2025 });

const parse = (pattern: string): AST.Pattern | undefined => {
  // Unicode classes and escapes mean something else without the flag.
  const modes = /\\[pPu]\{/.test(pattern) ? [true, false] : [false, true];
  for (const unicode of modes)
    try {
      return parser.parsePattern(pattern, 0, pattern.length, { unicode });
    } catch {
      // Not an expression in this mode.
    }
  return undefined;
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const PRINTABLE = `${LETTERS}${LETTERS.toUpperCase()}${DIGITS}-_. !#$%&*+,/:;=?@^~()[]{}<>|"'\\\``;
const OTHERS = '\n\tàéñßжλ中あ€';

const isWord = (code: number): boolean => /\w/.test(String.fromCodePoint(code));

type Member = AST.CharacterSet | AST.CharacterClassElement | AST.CharacterClass | AST.ExpressionCharacterClass;

const matchesSet = (set: AST.CharacterSet, code: number): boolean => {
  switch (set.kind) {
    case 'any':
      return code !== 10 && code !== 13 && code !== 0x2028 && code !== 0x2029;
    case 'digit':
      return (code >= 48 && code <= 57) !== set.negate;
    case 'space':
      return /\s/.test(String.fromCodePoint(code)) !== set.negate;
    case 'word':
      return isWord(code) !== set.negate;
    default:
      return new RegExp(set.raw, 'v').test(String.fromCodePoint(code));
  }
};

const matches = (node: Member, code: number): boolean => {
  if (node.type === 'Character') return node.value === code;
  if (node.type === 'CharacterClassRange') return node.min.value <= code && code <= node.max.value;
  if (node.type === 'CharacterSet') return matchesSet(node, code);
  if (node.type === 'CharacterClass') return node.elements.some((element) => matches(element, code)) !== node.negate;
  return false;
};

const first = (list: readonly string[]): [string, ...string[]] | undefined =>
  list[0] === undefined ? undefined : [list[0], ...list.slice(1)];

const candidates = new WeakMap<object, [string, ...string[]] | undefined>();

/** Printable characters a class allows, else any it names. */
const candidatesOf = (node: AST.CharacterSet | AST.CharacterClass): [string, ...string[]] | undefined => {
  const known = candidates.get(node);
  if (known) return known;
  const allowed = (from: string) => first([...from].filter((letter) => matches(node, letter.codePointAt(0) ?? 0)));
  const named =
    node.type === 'CharacterClass'
      ? node.elements.flatMap((element) =>
          element.type === 'CharacterClassRange'
            ? [element.min.value, element.max.value]
            : element.type === 'Character'
              ? [element.value]
              : [],
        )
      : [];
  const spelled = named.filter((code) => matches(node, code)).map((code) => String.fromCodePoint(code));
  const found =
    allowed(`${LETTERS}${LETTERS.toUpperCase()}${DIGITS}`) ?? allowed(PRINTABLE) ?? first(spelled) ?? allowed(OTHERS);
  candidates.set(node, found);
  return found;
};

/** Where a text may use any character, one in six is no letter or digit: expressions often ask for one of each. */
const mixedOf = (node: AST.CharacterSet | AST.CharacterClass, random: Random): string | undefined => {
  const plain = candidatesOf(node);
  if (!plain) return undefined;
  if (random.chance(0.85)) return random.pick(plain);
  const all = first([...PRINTABLE].filter((letter) => letter !== ' ' && matches(node, letter.codePointAt(0) ?? 0)));
  return random.pick(all ?? plain);
};

class Writer {
  text = '';
  /** Whether the text became too long or the expression asks for what no text has. */
  failed = false;
  readonly groups = new Map<AST.CapturingGroup, string>();
  readonly random: Random;
  readonly extra: number;
  readonly mixed: boolean;

  constructor(random: Random, extra: number, mixed: boolean) {
    this.random = random;
    this.extra = extra;
    this.mixed = mixed;
  }

  choose(alternatives: readonly AST.Alternative[], depth: number): void {
    const [one, ...rest] = alternatives;
    if (!one) return;
    for (const element of this.random.pick([one, ...rest]).elements) this.write(element, depth + 1);
  }

  put(letter: string | undefined): void {
    if (letter === undefined || this.text.length >= LENGTH_MAX) this.failed = true;
    else this.text += letter;
  }

  write(element: AST.Element, depth: number): void {
    if (this.failed || depth > DEPTH_MAX) {
      this.failed = true;
      return;
    }
    switch (element.type) {
      case 'Character':
        this.put(String.fromCodePoint(element.value));
        return;
      case 'CharacterSet':
      case 'CharacterClass':
        this.put(this.mixed ? mixedOf(element, this.random) : this.random.pick(candidatesOf(element) ?? ['']));
        return;
      case 'Quantifier':
        this.repeat(element, depth);
        return;
      case 'Group':
        this.choose(element.alternatives, depth);
        return;
      case 'CapturingGroup':
        this.capture(element, depth);
        return;
      case 'Backreference':
        this.text += [element.resolved]
          .flat()
          .map((group) => this.groups.get(group) ?? '')
          .join('');
        return;
      case 'Assertion':
        if (element.kind === 'lookahead' && !element.negate && !this.mixed) this.choose(element.alternatives, depth);
        return;
      default:
        this.failed = true;
    }
  }

  capture(group: AST.CapturingGroup, depth: number): void {
    const start = this.text.length;
    this.choose(group.alternatives, depth);
    this.groups.set(group, this.text.slice(start));
  }

  repeat({ min, max, element }: AST.Quantifier, depth: number): void {
    const most = Math.min(max, min + this.extra);
    const count =
      min === 0 && this.extra > 0 && max > 1
        ? this.random.integer(1, Math.max(1, most))
        : this.random.integer(min, most);
    for (let round = 0; round < count && !this.failed; round += 1) this.write(element, depth + 1);
  }
}

const parsed = new Map<string, AST.Pattern | undefined>();
const PARSED_MAX = 2_000;

const patternOf = (pattern: string): AST.Pattern | undefined => {
  if (parsed.has(pattern)) return parsed.get(pattern);
  if (parsed.size >= PARSED_MAX) parsed.clear();
  const found = pattern.length > 5_000 ? undefined : parse(pattern);
  parsed.set(pattern, found);
  return found;
};

/** Extra repeats tried one after the other: few read best, none fits short limits, many fit long ones. */
const EXTRAS = [5, 0, 2, 8, 1, 16, 40, 120, 400, 3_000] as const;

/**
 * A text that matches an expression, made by walking it; `accepts` has the last word. `undefined` when none is found:
 * the expression is none, asks for what cannot be, or hides its demand in lookarounds.
 */
export const patternText = (
  pattern: string,
  random: Random,
  accepts: (text: string) => boolean,
): string | undefined => {
  const tree = patternOf(pattern);
  if (!tree) return undefined;
  const looks = /\(\?[=!<]/.test(pattern);
  for (let attempt = 0; attempt < (looks ? 60 : 20); attempt += 1) {
    const mixed = looks && attempt % 2 === 0;
    const writer = new Writer(random, EXTRAS[attempt % EXTRAS.length] ?? 0, mixed);
    writer.choose(tree.alternatives, 0);
    if (!writer.failed && accepts(writer.text)) return writer.text;
  }
  return undefined;
};
