import { english, type Phrase } from '@portico/words';

/** One thing that is wrong with a document. `line` and `column` count from 1; `pointer` is a JSON pointer (RFC 6901). */
export type DocumentProblem = {
  readonly severity: 'error' | 'warning';
  /** Stable name of the rule, kebab-case. */
  readonly rule: string;
  /** A sentence for the person who wrote the document: as data, and in English. */
  readonly words: Phrase;
  readonly message: string;
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
  /** The file of the bundle that line and column count in; none for a document in one text. */
  readonly file?: string;
};

/** A problem before its place in the text is known. */
export type Finding = Pick<DocumentProblem, 'severity' | 'rule' | 'words' | 'pointer'>;

export type Position = { readonly line: number; readonly column: number };

/** A finding at its place. */
export const placed = ({ severity, rule, words, pointer }: Finding, { line, column }: Position): DocumentProblem => ({
  ...{ severity, rule, words, message: english(words), pointer },
  ...{ line, column },
});

/** About a document of which nothing more is known. */
export const refusal = (rule: string, words: Phrase, line = 1): DocumentProblem =>
  placed({ severity: 'error', rule, words, pointer: '' }, { line, column: 1 });

/** More problems than this help nobody. */
export const PROBLEMS_MAX = 500;

/** Shortens text from a document for use in a message, on one line. */
export const quote = (text: string): string => {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '�');
  return `"${line.length > 80 ? `${line.slice(0, 79)}…` : line}"`;
};
