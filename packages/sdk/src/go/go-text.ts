import { LINE_MAX, LINES_MAX, readable, wrap } from '../plan/plain-text.ts';
/** A text as a Go string literal that ends nothing it stands in: ASCII only, everything else is escaped. */
export const literal = (text: string): string =>
  JSON.stringify(text.toWellFormed()).replaceAll(/[^\x20-\x7e]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });

const PLAIN_TAG = /^[A-Za-z0-9_.:$@/+ ,"-]*$/;

/** A struct tag; raw where its text allows that. */
export const structTag = (pairs: readonly (readonly [key: string, value: string])[]): string => {
  const text = pairs.map(([key, value]) => `${key}:${literal(value)}`).join(' ');
  return PLAIN_TAG.test(text) ? `\`${text}\`` : literal(text);
};

/**
 * A line that means nothing to Go's tools: no heading, list, link target, code, build constraint or output of an example,
 * and nothing that gofmt would write otherwise.
 */
const plain = (line: string): string =>
  line
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/`{2,}/g, '`')
    .replaceAll(/'{2,}/g, '"')
    .replaceAll(']:', '] :')
    .trim()
    .replace(/^[#+\s]+/, '')
    .replace(/^(output|unordered output|deprecated|go|line|export|extern|nolint|lint)\s*:/i, '$1 -')
    .trim();

/** Paragraphs of a text as lines; those of one line end like a sentence, so that none is taken for a heading. */
const paragraphLines = (text: string): string[][] =>
  readable(text)
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map(plain)
        .filter((line) => line !== '')
        .flatMap((line) => wrap(line, LINE_MAX))
        .map(plain)
        .filter((line) => line !== ''),
    )
    .filter((lines) => lines.length > 0)
    .map((lines) =>
      lines.map((line, at) => (at === lines.length - 1 && /[\p{L}\p{N}]$/u.test(line) ? `${line}.` : line)),
    );

/** Texts as paragraphs of a comment: lines, with an empty one between two paragraphs. */
export const paragraphs = (parts: readonly (string | undefined)[]): string[] => {
  const found = parts.flatMap((part) => paragraphLines(part ?? ''));
  const lines = found.flatMap((paragraph, at) => (at === 0 ? paragraph : ['', ...paragraph]));
  if (lines.length <= LINES_MAX) return lines;
  const kept = lines.slice(0, LINES_MAX);
  while (kept.at(-1) === '') kept.pop();
  return [...kept, '…'];
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

/** Lines as a comment. */
export const comment = (lines: readonly string[], indent = ''): string =>
  lines.map((line) => `${indent}//${line === '' ? '' : ` ${line}`}\n`).join('');

/** Rows of cells the way gofmt lays them out: each column but the last as wide as its widest cell. */
export const columns = (rows: readonly (readonly string[])[], indent: string): string => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join(' ');
  return rows.map((row) => `${indent}${line(row)}\n`).join('');
};

/** Members of a struct literal, one on a line, the way gofmt lays them out. */
export const literalMembers = (members: readonly (readonly [name: string, value: string])[]): string => {
  let text = '';
  let run: string[][] = [];
  const flush = () => {
    text += columns(run, '\t');
    run = [];
  };
  for (const [name, value] of members) {
    if (!value.includes('\n')) {
      run.push([`${name}:`, `${value},`]);
      continue;
    }
    flush();
    text += `\t${name}: ${value},\n`;
  }
  flush();
  return text;
};
