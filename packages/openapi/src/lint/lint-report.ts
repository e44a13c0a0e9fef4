import type { Phrase } from '@portico/words';

/** How much a finding matters. Only a document with errors cannot have the best grade; nothing is refused for a finding. */
export type LintSeverity = 'error' | 'warning';

export type LintCategory = 'correctness' | 'documentation' | 'security' | 'design';

export type LintFinding = {
  readonly rule: string;
  readonly severity: LintSeverity;
  readonly category: LintCategory;
  readonly words: Phrase;
  /** JSON pointer into the document as it was written. */
  readonly pointer: string;
};

/** Why points are missing: one rule, how often it was broken and out of how many places. */
export type LintReason = {
  readonly rule: string;
  readonly category: LintCategory;
  readonly title: string;
  readonly broken: number;
  readonly places: number;
  /** Points of the score, one decimal. */
  readonly lost: number;
};

/** A finding that somebody decided to live with, until a day where one is given. */
export type LintException = {
  readonly rule: string;
  /** The place and everything below it; the whole document when left out. */
  readonly pointer?: string;
  readonly reason: string;
  /** Last day, `YYYY-MM-DD`. */
  readonly expires?: string;
};

export type LintConfiguration = {
  readonly rules?: Readonly<Record<string, LintSeverity | 'off'>>;
  readonly exceptions?: readonly LintException[];
};

export type LintGrade = 'A' | 'B' | 'C' | 'D' | 'F';

export type LintReport = {
  /** 0 to 100. */
  readonly score: number;
  readonly grade: LintGrade;
  /** The costliest first. */
  readonly reasons: readonly LintReason[];
  /** At most 500, errors first. */
  readonly findings: readonly LintFinding[];
  readonly errors: number;
  readonly warnings: number;
  /** Findings that an exception covers, by exception. */
  readonly excepted: readonly { readonly exception: LintException; readonly findings: number }[];
};

export const gradeOf = (score: number): LintGrade => {
  if (score >= 90) return 'A';
  if (score >= 75) return 'B';
  if (score >= 60) return 'C';
  return score >= 40 ? 'D' : 'F';
};
