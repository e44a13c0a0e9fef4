import type { Change } from './change-list.ts';
import type { OperationName } from './operation-view.ts';
import { NOTHING, type Severity } from './rule.ts';
import type { DocumentDiff } from './tell-diff.ts';

export type ChangelogHead = {
  readonly title: string;
  readonly beforeVersion: string;
  readonly afterVersion: string;
};

export type ChangelogGroup = {
  /** `GET /pets`, or what the changes of the group share when they are of no single operation. */
  readonly heading: string;
  readonly changes: readonly Change[];
};

/** The changelog as data: what a page shows, in the order it shows it. */
export type Changelog = ChangelogHead & {
  readonly bump: DocumentDiff['bump'];
  readonly summary: DocumentDiff['summary'];
  readonly omitted: number;
  readonly complete: boolean;
  readonly sections: readonly { readonly severity: Severity; readonly groups: readonly ChangelogGroup[] }[];
};

const SEVERITIES: readonly Severity[] = ['breaking', 'risky', 'compatible'];
const HEADINGS: Readonly<Record<Severity, string>> = {
  breaking: 'Breaking',
  risky: 'Risky',
  compatible: 'New and changed',
};
const SEVERAL = 'Several operations';
const WHOLE = 'The whole API';
const NAMED_MAX = 5;

const addressOf = ({ method, path }: OperationName): string => `${method.toUpperCase()} ${path}`;

/** A change of one operation stands under it; one of several stands once, and names them. */
const headingOf = ({ operation, operationCount }: Change): string => {
  if (!operation) return WHOLE;
  return operationCount > 1 ? SEVERAL : addressOf(operation);
};

const rank = (heading: string): number => [WHOLE, SEVERAL].indexOf(heading) + 1;

const groupsOf = (changes: readonly Change[]): ChangelogGroup[] =>
  [...Map.groupBy(changes, headingOf)]
    .map(([heading, members]) => ({ heading, changes: members }))
    .sort((one, other) => rank(one.heading) - rank(other.heading));

/** Puts a diff in the order of a changelog. */
export const changelogOf = (diff: DocumentDiff, head: ChangelogHead): Changelog => ({
  ...head,
  bump: diff.bump,
  summary: diff.summary,
  omitted: diff.omitted,
  complete: diff.complete,
  sections: SEVERITIES.map((severity) => ({
    severity,
    groups: groupsOf(diff.changes.filter((change) => change.severity === severity)),
  })).filter(({ groups }) => groups.length > 0),
});

/**
 * Text that stays text inside a line: no markup of Markdown or HTML, no expression of MDX, no address that becomes a
 * link, no line of its own. Marks are escaped, which Markdown allows; what HTML would take is written as an entity.
 */
export const markdownText = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\\`*_{}[\]#!|~$@]/g, String.raw`\$&`)
    .replaceAll(/:(?=\/)|(?<=\bwww)\./gi, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const LENGTH_MAX = 500;
const shorten = (text: string): string => (text.length > LENGTH_MAX ? `${text.slice(0, LENGTH_MAX - 1)}…` : text);
const clean = (text: string): string => markdownText(shorten(text));

const namesOf = ({ operations, operationCount }: Change): string => {
  if (operationCount < 2) return '';
  const shown = operations.slice(0, NAMED_MAX).map(addressOf).map(clean).join(', ');
  const more = operationCount - Math.min(operationCount, NAMED_MAX);
  return ` Concerns ${shown}${more > 0 ? ` and ${more} more` : ''}.`;
};

const lineOf = (change: Change): string => {
  const action = change.action === NOTHING ? '' : ` *${clean(change.action)}*`;
  return `- ${clean(change.message)}${namesOf(change)}${action}`;
};

const countText = ({ breaking, risky, compatible }: DocumentDiff['summary']): string =>
  `${breaking} breaking, ${risky} risky, ${compatible} compatible.`;

/** The changelog as Markdown for people; nothing a document says can become markup. */
export const changelogMarkdown = (diff: DocumentDiff, head: ChangelogHead): string => {
  const { sections, omitted, complete, summary } = changelogOf(diff, head);
  const body = sections.flatMap(({ severity, groups }) => [
    `## ${HEADINGS[severity]}`,
    ...groups.flatMap(({ heading, changes }) => [`### ${clean(heading)}`, changes.map(lineOf).join('\n')]),
  ]);
  const title = `# ${clean(head.title)}: ${clean(head.beforeVersion)} to ${clean(head.afterVersion)}`;
  const told = sections.length === 0 ? 'Nothing changed.' : countText(summary);
  const rest = [
    ...(omitted > 0 ? [`${omitted} further changes are not listed.`] : []),
    ...(complete ? [] : ['The schemas are nested in too many ways: not all of them were compared.']),
  ];
  return `${[title, told, ...body, ...rest].join('\n\n')}\n`;
};
