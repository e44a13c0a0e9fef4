import type { JsonValue } from './sample-request.ts';

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
const isObject = (value: JsonValue): value is { readonly [name: string]: JsonValue } =>
  typeof value === 'object' && value !== null && !isList(value);

/** What ends a text or a line, what no reader sees, and what turns the direction of what they see. */
const UNSAFE = /["\\\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

const SHORT: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const unicode = (code: string): string => `\\u${code}`;

/** A text in double quotes; `other` writes a code unit (four hexadecimal digits) that must not stand as it is. */
const doubleQuoted = (text: string, other: (code: string) => string = unicode): string =>
  `"${text.replaceAll(UNSAFE, (character) => SHORT[character] ?? other(character.charCodeAt(0).toString(16).padStart(4, '0')))}"`;

/** Half a character is none where a language keeps texts as UTF-8. */
const whole = (text: string): string => text.toWellFormed();

/** In single quotes a POSIX shell takes everything but the quote; NUL cannot be an argument at all. */
export const shellLiteral = (text: string): string => `'${text.replaceAll('\0', '').replaceAll("'", "'\\''")}'`;

/** `</` is kept apart, so that the sample may stand in a page. */
export const javaScriptLiteral = (text: string): string => doubleQuoted(text).replaceAll('</', '<\\/');

export const pythonLiteral = (text: string): string => doubleQuoted(text);

export const goLiteral = (text: string): string => doubleQuoted(whole(text));

/** Java reads `\u` before anything else: control characters are written in octal. */
export const javaLiteral = (text: string): string =>
  doubleQuoted(text, (code) => {
    const value = Number.parseInt(code, 16);
    return value < 0x100 ? `\\${value.toString(8).padStart(3, '0')}` : unicode(code);
  });

export const cSharpLiteral = (text: string): string => doubleQuoted(text);

/** `#` begins an interpolation in Ruby's double quotes. */
export const rubyLiteral = (text: string): string => doubleQuoted(whole(text)).replaceAll('#', '\\#');

/** In PHP's double quotes `$` begins a variable, and a code point is `\u{…}`. */
export const phpLiteral = (text: string): string => {
  const kept = whole(text);
  if (kept.replaceAll(/["\\]/g, '').search(UNSAFE) < 0) return `'${kept.replaceAll(/[\\']/g, '\\$&')}'`;
  return doubleQuoted(kept, (code) => `\\u{${code}}`).replaceAll('$', '\\$');
};

const indent = (lines: readonly string[], open: string, close: string, pad: string): string =>
  lines.length === 0 ? open + close : `${open}\n${lines.map((line) => `${pad}  ${line}`).join(',\n')}\n${pad}${close}`;

/** A value as an expression of JavaScript. `__proto__` is computed: as a plain key it would be no member. */
export const javaScriptValue = (value: JsonValue, pad = ''): string => {
  if (typeof value === 'string') return javaScriptLiteral(value);
  const inner = `${pad}  `;
  if (isList(value))
    return indent(
      value.map((entry) => javaScriptValue(entry, inner)),
      '[',
      ']',
      pad,
    );
  if (!isObject(value)) return String(value);
  const key = (name: string) => {
    if (name === '__proto__') return '["__proto__"]';
    return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : javaScriptLiteral(name);
  };
  return indent(
    Object.entries(value).map(([name, entry]) => `${key(name)}: ${javaScriptValue(entry, inner)}`),
    '{',
    '}',
    pad,
  );
};

/** A value as an expression of Python. */
export const pythonValue = (value: JsonValue, pad = ''): string => {
  if (typeof value === 'string') return pythonLiteral(value);
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  const inner = `${pad}  `;
  if (isList(value))
    return indent(
      value.map((entry) => pythonValue(entry, inner)),
      '[',
      ']',
      pad,
    );
  if (!isObject(value)) return String(value);
  return indent(
    Object.entries(value).map(([name, entry]) => `${pythonLiteral(name)}: ${pythonValue(entry, inner)}`),
    '{',
    '}',
    pad,
  );
};
