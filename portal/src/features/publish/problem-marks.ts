import type { ProblemError } from '@portico/client';
import type { Mark } from '../../ui/code-marks.ts';

/** Marks for the lines of a text; a problem in a file of an archive is not in this text. */
export const marksOf = (problems: readonly ProblemError[]): Mark[] =>
  problems.flatMap(({ line, column, severity = 'error', detail, file }) =>
    line === undefined || file !== undefined
      ? []
      : [{ line, ...(column !== undefined && { column }), tone: severity, text: detail }],
  );
