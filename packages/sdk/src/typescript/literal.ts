/** A text as a TypeScript string literal that ends nothing it stands in: quotes, line separators and `</` are escaped. */
export const literal = (text: string): string =>
  JSON.stringify(text)
    .replaceAll(
      /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replaceAll('</', '<\\/');

/** A name as a key of an object type or literal: bare when it is a plain identifier, else a string literal. */
export const key = (name: string): string =>
  /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) && name !== '__proto__'
    ? name
    : name === '__proto__'
      ? `["__proto__"]`
      : literal(name);

const LINE_MAX = 110;
const LINES_MAX = 40;

/** Text from a document made harmless inside a comment: no end of comment, no control or direction characters. */
const safe = (text: string): string =>
  text
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll(/[^\P{Cc}\n]|\p{Cf}/gu, ' ')
    .replaceAll('*/', '*\u200a/')
    .replaceAll('/*', '/\u200a*')
    .replaceAll(/@(?=[A-Za-z])/g, '@\u200a');

const wrap = (line: string): string[] => {
  const lines: string[] = [];
  let rest = line.trimEnd();
  while (rest.length > LINE_MAX) {
    const at = rest.lastIndexOf(' ', LINE_MAX);
    const end = at > LINE_MAX / 3 ? at : LINE_MAX;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
};

/** A doc comment of some paragraphs, indented; empty when there is nothing to say. `tags` are ours and kept as they are. */
export const docComment = (
  paragraphs: readonly (string | undefined)[],
  indent = '',
  tags: readonly string[] = [],
): string => {
  const text = paragraphs.filter((paragraph) => paragraph !== undefined && paragraph.trim() !== '').join('\n\n');
  const body = text === '' ? [] : safe(text.slice(0, 8_000)).trim().split('\n').flatMap(wrap);
  const cut = body.length > LINES_MAX ? [...body.slice(0, LINES_MAX), '…'] : body;
  const lines = [...cut, ...tags];
  if (lines.length === 0) return '';
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}`).join('\n')}\n${indent} */\n`;
};
