import { PROBLEMS, problemType } from '../src/problem.ts';
import { isForPages, operationsOf, type PortalDocument, visitorPathOf } from './document.ts';

const HEADER = '// Generated from openapi/*.yaml by `npm run generate`. Not to be edited.\n';

/** What the portal's server knows of the contract beside its client: which calls of pages it forwards, and the problems. */
export const emitForPages = (document: PortalDocument): string => {
  const operations = [...operationsOf(document)]
    .filter(({ operation }) => isForPages(operation))
    .map(({ path, method, operation }) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      forVisitors: visitorPathOf(path, method, operation) !== undefined,
    }));
  const problems = Object.entries(PROBLEMS).map(([code, { status, title }]) => ({
    // The catalogue's keys are the codes of the contract, by type.
    type: problemType(code as keyof typeof PROBLEMS),
    title,
    status,
    code,
  }));
  const rows = (items: readonly { id?: string; code?: string }[]) =>
    items.map((item) => `  ${JSON.stringify(item.id ?? item.code)}: ${JSON.stringify(item)},`).join('\n');
  return [
    HEADER,
    "import type { ProblemCode } from './models.ts';",
    '',
    '/** The operations that pages call through the portal, and whether visitors may; what hands out tokens is not here. */',
    'export const OPERATIONS_FOR_PAGES: Readonly<Record<string, PageOperation>> = {',
    rows(operations),
    '};',
    '',
    'export type PageOperation = {',
    '  readonly id: string;',
    '  readonly method: string;',
    '  readonly path: string;',
    '  readonly forVisitors: boolean;',
    '};',
    '',
    '/** Every problem there is, as a program meets it. */',
    'export const PROBLEMS: Readonly<Record<ProblemCode, KnownProblem>> = {',
    rows(problems),
    '};',
    '',
    'export type KnownProblem = {',
    '  readonly type: string;',
    '  readonly title: string;',
    '  readonly status: number;',
    '  readonly code: ProblemCode;',
    '};',
    '',
  ].join('\n');
};
