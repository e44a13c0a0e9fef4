import { diffRules } from '../../src/diff/rules.ts';
import { oasdiffCases } from './cases.ts';
import { oasdiffChecks } from './checks.ts';

const SAME_LEVEL: Readonly<Record<string, string>> = { ERR: 'breaking', WARN: 'risky', INFO: 'compatible' };

type Row = readonly string[];

const theirs = ([check, level]: readonly [string, string]): Row => {
  const [found] = oasdiffCases.filter((one) => one.check === check);
  if (!found?.rule) return [`\`${check}\``, level, `does not apply: ${found?.reason}`, ''];
  const severity = diffRules.get(found.rule)?.severity ?? '';
  const order = ['compatible', 'risky', 'breaking'];
  const distance = order.indexOf(severity) - order.indexOf(SAME_LEVEL[level] ?? '');
  const told = distance === 0 ? '' : distance > 0 ? ' (stricter)' : ' (milder)';
  return [`\`${check}\``, level, `\`${found.rule}\``, `${severity}${told}`];
};

/** A table as the formatter writes it. */
const table = (head: Row, rows: readonly Row[]): string => {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: Row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
};

const INTRODUCTION = `# Rules of the diff

Written by \`packages/openapi/test/oasdiff/rules-markdown.ts\` from the rule tables and the cases that test them; a test
compares. Write it anew with \`UPDATE_RULES=1\` before the test's command.

- **breaking**: a consumer that was right before is wrong now. **risky**: it may be. **compatible**: it is not.
- \`request-…\` is what a consumer sends, \`response-…\` what it receives; in webhooks and callbacks the two are turned round.
- A limit that is set counts as tightened, one that is removed as loosened.
- \`allOf\` is read as the sum of its parts: a part that comes or goes is what it adds or takes.
- Where we are stricter than oasdiff, a call that worked is refused (credentials, scopes, limits that did not exist);
  where we are milder, nothing that works today stops working (sunsets, stability, defaults).
`;

/** The text of RULES.md. */
export const rulesMarkdown = (): string => {
  const ours = [...diffRules.values()].map(({ id, severity, summary }): Row => [`\`${id}\``, severity, summary]);
  return [
    INTRODUCTION,
    `## Beside oasdiff\n\nThe ${oasdiffChecks.size} checks of [oasdiff](https://github.com/oasdiff/oasdiff) (4553c69) and what finds the same here.\n`,
    table(['oasdiff', 'level', 'ours', 'severity'], [...oasdiffChecks].map(theirs)),
    `\n## Our rules\n`,
    table(['rule', 'severity', 'what happened'], ours),
    '',
  ].join('\n');
};
