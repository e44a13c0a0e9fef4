import type { OpenApiDocument } from '../read/read-document.ts';
import { compareComponents, type DiffOptions, scopeOf } from './compare-components.ts';
import { compareCalls, compareOperations } from './compare-operations.ts';
import { compareSchemes } from './compare-schemes.ts';
import { compareServers } from './compare-servers.ts';
import { type DocumentDiff, tellDiff } from './tell-diff.ts';

/**
 * Compares two documents as `readDocument` gives them. Pure and synchronous; never throws for what the documents say.
 * The same difference of several operations is one change that names them all.
 */
export const diffDocuments = (
  before: OpenApiDocument,
  after: OpenApiDocument,
  options: DiffOptions = {},
): DocumentDiff => {
  const scope = scopeOf(before, after, options);
  const { older, newer } = compareOperations(scope);
  compareCalls(scope, older, newer);
  compareSchemes(scope, older, newer);
  compareServers(scope);
  compareComponents(scope);
  scope.comparer.run();
  return tellDiff(scope, options.rules ?? {});
};
