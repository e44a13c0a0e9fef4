import { writeFileSync } from 'node:fs';
import { changelogMarkdown, compareDocuments } from '@portico/openapi/diff';
import { type NamedDocument, problemLine, readLocal, readNamed } from './documents.ts';
import { CommandError, EXIT, type ExitCode } from './exit-codes.ts';
import { anyone, type Context, signedIn } from './session.ts';
import { table } from './terminal.ts';

const GRADES = ['A', 'B', 'C', 'D', 'F'] as const;
export const MINIMUM_GRADES = ['A', 'B', 'C', 'D'] as const;
export const FAIL_ON = ['breaking', 'risky', 'none'] as const;

export type LintOptions = {
  readonly document: string;
  readonly root?: string | undefined;
  readonly minimumGrade?: (typeof MINIMUM_GRADES)[number] | undefined;
};

/** Score, grade and findings of a document; nothing leaves the machine. */
export const lint = async ({ terminal }: Context, { document, root, minimumGrade }: LintOptions): Promise<ExitCode> => {
  const { lint: report, problems } = await readLocal(document, { lint: true, root });
  if (!report) throw new CommandError(`${document} could not be linted in time`, EXIT.failed);
  const { score, grade, errors, warnings, reasons, findings, excepted } = report;
  const value = { document, score, grade, errors, warnings, reasons, findings, excepted };
  terminal.show(value, () => [
    ...[...problems, ...findings].map((problem) => problemLine(document, problem)),
    ...(reasons.length === 0
      ? []
      : [
          '',
          ...table(
            ['lost', 'where', 'why'],
            reasons.map(({ lost, broken, places, title }) => [`-${lost}`, `${broken} of ${places}`, title]),
          ),
          '',
        ]),
    `${document}: ${score} of 100, grade ${grade} (${errors} errors, ${warnings} warnings)`,
  ]);
  if (minimumGrade === undefined || GRADES.indexOf(grade) <= GRADES.indexOf(minimumGrade)) return EXIT.done;
  terminal.say(`The grade ${grade} is below ${minimumGrade}.`);
  return EXIT.judged;
};

export type DiffOptions = {
  readonly before: string;
  readonly after: string;
  readonly failOn: (typeof FAIL_ON)[number];
};

const compared = async (context: Context, before: string, after: string) => {
  const portal = () => signedIn(context);
  const [older, newer]: NamedDocument[] = [await readNamed(before, portal), await readNamed(after, portal)];
  if (!older || !newer) throw new Error('two documents were read');
  const today = new Date().toISOString().slice(0, 10);
  const diff = await compareDocuments(older.document, newer.document, { today });
  if (!diff) throw new CommandError('compared are two documents of one kind: these are not', EXIT.invalid);
  const head = { title: newer.title, beforeVersion: older.version, afterVersion: newer.version };
  return { diff, head };
};

/** What a new document does to those who call the API. */
export const diff = async (context: Context, { before, after, failOn }: DiffOptions): Promise<ExitCode> => {
  const { diff: found, head } = await compared(context, before, after);
  const { summary, bump, changes, omitted, complete } = found;
  context.terminal.show({ ...head, bump, summary, changes, omitted, complete }, () => [
    ...changes.map(({ severity, operation, message, action }) => {
      const where = operation ? `${operation.method.toUpperCase()} ${operation.path}: ` : '';
      return `${severity}: ${where}${message}${action === '' ? '' : ` ${action}`}`;
    }),
    ...(omitted > 0 ? [`… and ${omitted} more`] : []),
    ...(complete ? [] : ['The documents nest their schemas too deeply to be compared whole.']),
    `${summary.breaking} breaking, ${summary.risky} risky, ${summary.compatible} compatible; semantic versioning asks for ${bump === 'none' ? 'no new version' : `a ${bump} version`}`,
  ]);
  const failing = { breaking: summary.breaking, risky: summary.breaking + summary.risky, none: 0 }[failOn];
  return failing > 0 ? EXIT.judged : EXIT.done;
};

export type ChangelogOptions = {
  readonly before: string;
  readonly after: string;
  readonly output?: string | undefined;
};

/** The same in Markdown, for those who call the API. */
export const changelog = async (context: Context, { before, after, output }: ChangelogOptions): Promise<ExitCode> => {
  const { diff: found, head } = await compared(context, before, after);
  const markdown = changelogMarkdown(found, head);
  if (output !== undefined) {
    writeFileSync(output, markdown);
    context.terminal.say(`${output} is written.`);
    return EXIT.done;
  }
  context.terminal.show({ ...head, changelog: markdown }, () => [markdown.trimEnd()]);
  return EXIT.done;
};

export type OpenOptions = { readonly page: string };

/** A page of the portal in the browser: an API by its slug, or a path. */
export const open = async (context: Context, { page }: OpenOptions): Promise<ExitCode> => {
  const { portalUrl } = await anyone(context).getInfo();
  const path = page.startsWith('/') ? page : `/apis/${encodeURIComponent(page)}`;
  const url = new URL(page === '' ? '/' : path, portalUrl).href;
  const opened = !context.terminal.json && context.openBrowser(url);
  context.terminal.show({ url }, () => [opened ? `opened ${url}` : url]);
  return EXIT.done;
};
