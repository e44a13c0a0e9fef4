import { english, type Phrase, phrase } from '@portico/words';
import { escapeStep, type JsonValue, setMember } from '../json-value.ts';
import { quote } from './document-problem.ts';
import { DEPTH_MAX, type ParsedText, type PlacedFinding } from './parsed-text.ts';

type Frame = {
  readonly list: JsonValue[] | undefined;
  readonly map: Record<string, JsonValue> | undefined;
  readonly pointer: string;
  name: string;
};

class Malformed extends Error {
  readonly offset: number;
  readonly rule: string;
  readonly words: Phrase;
  constructor(words: Phrase, offset: number, rule = 'json-syntax') {
    super(english(words));
    this.words = words;
    this.offset = offset;
    this.rule = rule;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS: readonly (readonly [string, JsonValue])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** Reads a JSON string that starts at the quote; answers its value and the offset behind it. */
const readString = (text: string, start: number): readonly [string, number] => {
  let at = start + 1;
  let escaped = false;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) break;
    if (code < 0x20) throw new Malformed(phrase`A string contains a line break or control character.`, at);
    if (code === 0x5c) {
      escaped = true;
      at += 1;
    }
  }
  if (at >= text.length) throw new Malformed(phrase`A string is not closed.`, start);
  const raw = text.slice(start, at + 1);
  if (!escaped) return [raw.slice(1, -1), at + 1];
  try {
    // JSON.parse of a quoted text answers a string or throws.
    return [JSON.parse(raw) as string, at + 1];
  } catch {
    throw new Malformed(phrase`A string contains an escape that JSON does not know.`, start);
  }
};

const readPlain = (text: string, start: number): readonly [JsonValue, number] => {
  for (const [word, value] of WORDS) if (text.startsWith(word, start)) return [value, start + word.length];
  NUMBER.lastIndex = start;
  const match = NUMBER.exec(text);
  if (!match && start >= text.length) throw new Malformed(phrase`Expected a value, found the end.`, start);
  if (!match) throw new Malformed(phrase`Expected a value, found ${quote(text.slice(start, start + 12))}.`, start);
  const value = Number(match[0]);
  if (!Number.isFinite(value)) throw new Malformed(phrase`A number is too large.`, start, 'number-range');
  return [value, start + match[0].length];
};

/** A strict JSON parser (RFC 8259) on its own stack: it counts depth, sees duplicate names, and knows where it is. */
class JsonReader {
  readonly findings: PlacedFinding[] = [];
  readonly places = new Map<string, number>();
  readonly text: string;
  readonly wanted: ReadonlySet<string> | undefined;
  readonly stack: Frame[] = [];
  at = 0;
  root: JsonValue = null;

  constructor(text: string, wanted: ReadonlySet<string> | undefined) {
    this.text = text;
    this.wanted = wanted;
  }

  skip(): number {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return code;
      this.at += 1;
    }
  }

  pointer(): string {
    const frame = this.stack.at(-1);
    if (!frame) return '';
    return `${frame.pointer}/${frame.list ? frame.list.length : escapeStep(frame.name)}`;
  }

  put(value: JsonValue): void {
    const frame = this.stack.at(-1);
    if (frame?.list) frame.list.push(value);
    else if (frame?.map) setMember(frame.map, frame.name, value);
    else this.root = value;
  }

  /** Reads `"name":`; a name seen before is a problem, the last one wins as in every other JSON parser. */
  name(frame: Frame): void {
    if (this.skip() !== 0x22) throw new Malformed(phrase`Expected a name in double quotes.`, this.at);
    const start = this.at;
    [frame.name, this.at] = readString(this.text, this.at);
    if (frame.map && Object.hasOwn(frame.map, frame.name))
      this.findings.push({
        severity: 'error',
        rule: 'duplicate-key',
        words: phrase`The name ${quote(frame.name)} appears twice in one object.`,
        pointer: this.pointer(),
        offset: start,
      });
    if (this.skip() !== 0x3a) throw new Malformed(phrase`Expected ":" after a name.`, this.at);
    this.at += 1;
  }

  open(list: boolean): boolean {
    if (this.stack.length >= DEPTH_MAX)
      throw new Malformed(phrase`The document is nested deeper than ${DEPTH_MAX} levels.`, this.at, 'document-depth');
    const pointer = this.wanted ? this.pointer() : '';
    const frame: Frame = { list: list ? [] : undefined, map: list ? undefined : {}, pointer, name: '' };
    this.put(frame.list ?? frame.map ?? null);
    this.stack.push(frame);
    this.at += 1;
    if (this.skip() !== (list ? 0x5d : 0x7d)) {
      if (!list) this.name(frame);
      return true;
    }
    this.stack.pop();
    this.at += 1;
    return false;
  }

  /** Reads one value; true when it opened a container whose first value comes next. */
  value(): boolean {
    const code = this.skip();
    if (this.wanted) {
      const pointer = this.pointer();
      if (this.wanted.has(pointer)) this.places.set(pointer, this.at);
    }
    if (code === 0x7b || code === 0x5b) return this.open(code === 0x5b);
    const [value, end] = code === 0x22 ? readString(this.text, this.at) : readPlain(this.text, this.at);
    this.at = end;
    this.put(value);
    return false;
  }

  /** After a value: closes what ends here; true when another value follows. */
  next(): boolean {
    for (;;) {
      const frame = this.stack.at(-1);
      const code = this.skip();
      if (!frame) {
        if (this.at < this.text.length) throw new Malformed(phrase`The document goes on after its end.`, this.at);
        return false;
      }
      this.at += 1;
      if (code === 0x2c) {
        if (!frame.list) this.name(frame);
        return true;
      }
      if (code !== (frame.list ? 0x5d : 0x7d))
        throw new Malformed(
          frame.list ? phrase`Expected "," or "]".` : phrase`Expected "," or a closing brace.`,
          this.at - 1,
        );
      this.stack.pop();
    }
  }

  read(): JsonValue {
    do while (this.value());
    while (this.next());
    return this.root;
  }
}

/** Parses JSON text. Never throws; the first syntax error ends the reading. */
export const parseJson = (text: string): ParsedText => {
  const reader = new JsonReader(text, undefined);
  const locate: ParsedText['locate'] = (pointers) => {
    const second = new JsonReader(text, pointers);
    try {
      second.read();
    } catch {
      // What was found before the error is what there is.
    }
    return second.places;
  };
  try {
    const value = reader.read();
    return { value, findings: reader.findings, locate };
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    const { rule, words, offset } = error;
    reader.findings.push({ severity: 'error', rule, words, pointer: reader.pointer(), offset });
    return { value: undefined, findings: reader.findings, locate };
  }
};
