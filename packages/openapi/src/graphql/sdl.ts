import type { DocumentNode } from 'graphql';
// By their files, here and elsewhere: a bundle would have the library twice, as its index is another module than they are.
import { Lexer } from 'graphql/language/lexer.js';
import { parse } from 'graphql/language/parser.js';
import { Source } from 'graphql/language/source.js';
import { TokenKind } from 'graphql/language/tokenKind.js';
import { DEPTH_MAX } from '../read/parsed-text.ts';

/** What a definition begins with. */
const FIRST = /^(?:schema|scalar|type|interface|union|enum|input|directive|extend)(?=[\s@{,#]|$)/;
const BLANK = new Set([' ', '\t', '\n', '\r', ',', '\ufeff']);

/** Where a quoted text that begins at a place ends; the end of the text, where nothing ends it. */
const afterQuoted = (text: string, start: number): number => {
  const mark = text.startsWith('"""', start) ? '"""' : '"';
  for (let at = start + mark.length; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(mark, at)) return at + mark.length;
  }
  return text.length;
};

/** Whether a text begins as GraphQL's schema language does, behind comments and a description. */
export const looksLikeSdl = (text: string): boolean => {
  let at = 0;
  while (at < text.length) {
    const letter = text[at] ?? '';
    if (BLANK.has(letter)) at += 1;
    else if (letter === '#') {
      const end = text.indexOf('\n', at);
      if (end < 0) return false;
      at = end;
    } else if (letter === '"') at = afterQuoted(text, at);
    else return FIRST.test(text.slice(at, at + 20));
  }
  return false;
};

/** More are no schema that anybody reads: GitHub's, the largest known, has 130,000. */
const TOKENS_MAX = 1_000_000;
const OPENS = new Set<TokenKind>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSES = new Set<TokenKind>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Where a text is nested deeper than a document may be; the parser would take it at any depth that its stack has. */
export const tooDeepAt = (source: Source): { readonly line: number; readonly column: number } | undefined => {
  const lexer = new Lexer(source);
  let depth = 0;
  for (let count = 0; count < TOKENS_MAX; count += 1) {
    const { kind, line, column } = lexer.advance();
    if (kind === TokenKind.EOF) return undefined;
    if (OPENS.has(kind)) depth += 1;
    else if (CLOSES.has(kind)) depth -= 1;
    if (depth > DEPTH_MAX) return { line, column };
  }
  return undefined;
};

/** Throws a `GraphQLError`, with its place, for what is no schema language. */
export const parseSdl = (source: Source | string): DocumentNode => parse(source, { maxTokens: TOKENS_MAX });

export { Source };
