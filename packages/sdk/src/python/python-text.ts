/** A text as a Python string literal that ends nothing it stands in: ASCII only, everything else is escaped. */
export const literal = (text: string): string =>
  JSON.stringify(text).replaceAll(/[^\x20-\x7e]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });

/** A text as a TOML basic string on one line. */
export const tomlString = (text: string): string =>
  literal(
    text
      .toWellFormed()
      .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim(),
  );

/** A constant of a document as Python code. */
export const constant = (value: string | number | boolean): string => {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? String(value) : literal(value);
};

const LINE_MAX = 110;
const LINES_MAX = 40;

const wrap = (line: string, max: number): string[] => {
  const lines: string[] = [];
  const indent = /^ */.exec(line)?.[0] ?? '';
  let rest = line.trimEnd();
  while (rest.length > max) {
    const at = rest.lastIndexOf(' ', max);
    const end = at > max / 3 ? at : max;
    lines.push(rest.slice(0, end));
    rest = indent + rest.slice(end).trimStart();
  }
  return [...lines, rest];
};

/** Text of a document without what changes how it is read: controls, directions, lone surrogates. */
const readable = (text: string): string =>
  text
    .slice(0, 8_000)
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll(/[^\P{C}\n]/gu, ' ');

/** Some paragraphs as lines of plain text. */
export const paragraphs = (parts: readonly (string | undefined)[]): string[] => {
  const text = parts
    .filter((part) => part !== undefined && part.trim() !== '')
    .map((part) => readable(part ?? '').trim())
    .join('\n\n');
  const lines = text === '' ? [] : text.split('\n').flatMap((line) => wrap(line, LINE_MAX));
  return lines.length > LINES_MAX ? [...lines.slice(0, LINES_MAX), '…'] : lines;
};

/** The first paragraph of a text on one line. */
export const oneLine = (text: string | undefined, length = 300): string =>
  readable(text ?? '')
    .split(/\n\s*\n/, 1)
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, length)
    .toWellFormed();

/**
 * Lines as a docstring; empty when there is nothing to say. No quote in it is followed by another or ends it, and every
 * backslash is one: the text can neither end the literal nor escape anything.
 */
export const docstring = (lines: readonly string[], indent: string): string => {
  if (lines.length === 0) return '';
  const safe = (line: string): string => line.replaceAll('\\', '\\\\').replaceAll(/"(?="|$)/g, '\\"');
  const [first = '', ...rest] = lines.map(safe);
  if (rest.length === 0) return `${indent}"""${first}"""\n`;
  const body = rest.map((line) => (line === '' ? '' : `${indent}${line}`)).join('\n');
  return `${indent}"""${first}\n${body}\n${indent}"""\n`;
};

/** Lines as comments. */
export const comment = (lines: readonly string[], indent = ''): string =>
  lines.map((line) => `${indent}#${line === '' ? '' : ` ${line}`}\n`).join('');

/** snake_case of a camelCase or PascalCase identifier; two that differ stay two, as the plan promises. */
export const snakeCase = (identifier: string): string =>
  (identifier.charAt(0).toUpperCase() + identifier.slice(1))
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
