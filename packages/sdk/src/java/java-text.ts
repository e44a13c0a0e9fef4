import { paragraphs } from '../plan/plain-text.ts';

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * One UTF-16 unit. Java turns `\u0022` into a quote before it looks for quotes: ASCII is never written that way, and no
 * backslash stands before another one's u.
 */
const unit = (character: string): string => {
  const code = character.charCodeAt(0);
  return (
    SHORT[character] ??
    (code < 0x80 ? `\\${code.toString(8).padStart(3, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`)
  );
};

const quoted = (text: string): string => `"${text.replaceAll(/[^\x20\x21\x23-\x5b\x5d-\x7e]/g, unit)}"`;

/** A class file holds no constant of more than 65,535 bytes; a unit takes three at most. */
const PIECE = 20_000;

/** A text as a Java expression of that text that ends nothing it stands in: ASCII only. */
export const literal = (text: string): string => {
  if (text.length <= PIECE) return quoted(text);
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += PIECE) pieces.push(quoted(text.slice(at, at + PIECE)));
  return `String.join("", ${pieces.join(', ')})`;
};

const HARMLESS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '@': '&#64;',
  '{': '&#123;',
  '}': '&#125;',
  '\\': '&#92;',
  '*': '&#42;',
};

/** Text of a document that Javadoc shows as it is, and that can end no comment nor be read as a Unicode escape. */
const harmless = (line: string): string => line.replaceAll(/[&<>@{}\\]|\*(?=\/)/g, (found) => HARMLESS[found] ?? found);

export type Tag = readonly [tag: '@param' | '@return' | '@throws' | '@deprecated', text: string];

/** A Javadoc comment of paragraphs and of tags, which hold plain text too. */
export const javadoc = (parts: readonly (string | undefined)[], indent: string, tags: readonly Tag[] = []): string => {
  const lines = paragraphs(parts).map(harmless);
  // Javadoc warns of a paragraph that holds nothing.
  const kept = lines.filter((line, index) => line !== '' || (index > 0 && lines[index - 1] !== ''));
  const shown = kept.flatMap((line) => (line === '' ? ['', '<p>'] : [line]));
  const body = [...shown, ...tags.map(([tag, text]) => `${tag} ${harmless(paragraphs([text]).join(' '))}`.trimEnd())];
  if (body.length === 0) return '';
  if (body.length === 1) return `${indent}/** ${body[0]} */\n`;
  return `${indent}/**\n${body.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */\n`;
};

/** Paragraphs as comments to the end of the line. */
export const comment = (parts: readonly string[], indent = ''): string =>
  paragraphs(parts)
    .map((line) => `${indent}//${line === '' ? '' : ` ${line.replaceAll('\\', '&#92;')}`}\n`)
    .join('');
