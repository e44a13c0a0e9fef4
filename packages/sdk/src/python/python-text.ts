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
