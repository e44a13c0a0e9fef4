export type { Phrase } from '@portico/words';
export { CHANGES_MAX, type Change, OPERATIONS_MAX, type RuleSettings } from './change-list.ts';
export { type Changelog, type ChangelogHead, changelogMarkdown, changelogOf } from './changelog.ts';
export type { DiffOptions } from './compare-components.ts';
export { compareDocuments } from './compare-documents.ts';
export { diffDocuments } from './diff-documents.ts';
export type { Rule, RuleSetting, Severity } from './rule.ts';
export { diffRules } from './rules.ts';
export type { DocumentDiff } from './tell-diff.ts';
