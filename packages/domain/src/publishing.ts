/** What publishing is judged by. */
export const PUBLISHING_RULES = ['breaking-change', 'grade', 'owner'] as const;
export type PublishingRule = (typeof PUBLISHING_RULES)[number];

/** What comes of a rule that is not met: the version is not published, or it is said, or nothing. */
export const RULE_LEVELS = ['block', 'warn', 'free'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

/** The stricter of two. */
export const stricter = (one: RuleLevel, other: RuleLevel): RuleLevel =>
  RULE_LEVELS.indexOf(one) <= RULE_LEVELS.indexOf(other) ? one : other;

/** Of a document, the best first. */
/** What a document is written in. */
export const DOCUMENT_KINDS = ['openapi', 'asyncapi', 'graphql'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const GRADES = ['A', 'B', 'C', 'D', 'F'] as const;
export type Grade = (typeof GRADES)[number];

export const isBelow = (grade: Grade, minimum: Grade): boolean => GRADES.indexOf(grade) > GRADES.indexOf(minimum);

const NUMBERS = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:[.+-]|$)/;

/**
 * Whether a version says by its name that it breaks what was before (https://semver.org, 8): a greater first number, or,
 * before 1, a greater second one (4). Names that are no such numbers say nothing.
 */
export const saysItBreaks = (before: string, after: string): boolean => {
  const [older, newer] = [NUMBERS.exec(before), NUMBERS.exec(after)];
  if (!older || !newer) return false;
  const [major, minor] = [Number(newer[1]) - Number(older[1]), Number(newer[2] ?? 0) - Number(older[2] ?? 0)];
  return major > 0 || (major === 0 && Number(newer[1]) === 0 && minor > 0);
};
