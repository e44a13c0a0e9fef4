import type { JsonObject } from '../json-value.ts';
import { buildModel } from '../model/build-model.ts';
import type { DocumentProblem } from '../read/document-problem.ts';
import type { Source } from '../read/parse-source.ts';
import { lintDocument } from './lint-document.ts';
import type { LintConfiguration, LintReport } from './lint-report.ts';

export type LintRequest = {
  /** The day exceptions are held against, `YYYY-MM-DD`. */
  readonly today: string;
  readonly configuration?: LintConfiguration;
};

/** A report whose findings have their place in the text. */
export type PlacedLintReport = Omit<LintReport, 'findings'> & { readonly findings: readonly DocumentProblem[] };

/** Lints what was parsed; `document` is what reading made of it. */
export const lintSource = async (
  source: Source,
  document: JsonObject,
  request: LintRequest,
): Promise<PlacedLintReport> => {
  // Reading succeeded, so what was parsed is an object.
  const written = source.value as JsonObject;
  const report = await lintDocument({ ...request, document: written, model: buildModel(document) });
  return { ...report, findings: source.place(report.findings) };
};
