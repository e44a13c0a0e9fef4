export type { Phrase } from '@portico/words';
export { CHANGES_MAX, type Change, OPERATIONS_MAX, type RuleSettings } from './change-list.ts';
export { type Changelog, type ChangelogHead, changelogMarkdown, changelogOf } from './changelog.ts';
export { compareDocuments } from './compare-documents.ts';
export { type DiffOptions, type DocumentDiff, diffDocuments } from './diff-documents.ts';
export type { Rule, RuleSetting, Severity } from './rule.ts';
export { diffRules } from './rules.ts';
