import type { Data, Documents, StoredFacts, StoredLint, StoredProblem, StoredProblemError } from '@portico/data';
import { type Egress, EgressError } from '@portico/egress';
import { buildModel, type DocumentProblem, type PlacedLintReport, type ReadResult } from '@portico/openapi';
import { clipped, phrase } from '@portico/words';

export type ReadImportDependencies = {
  readonly data: Data;
  readonly documents: Documents;
  readonly egress: Egress;
  readonly read: (bytes: Uint8Array) => Promise<ReadResult>;
  readonly now: () => Date;
};

const DOCUMENT_BYTES_MAX = 20_971_520;
/** An item of the table holds 400 KB: twice this many problems of this length stay below. */
const PROBLEMS_MAX = 150;
const TEXT_MAX = 500;

const stored = ({ pointer, words, rule, severity, line, column, file }: DocumentProblem): StoredProblemError => ({
  pointer: pointer.slice(0, TEXT_MAX),
  words: clipped(words, TEXT_MAX),
  rule,
  severity,
  line,
  column,
  ...(file !== undefined && { file: file.slice(0, 255) }),
});

const storedLint = ({ score, grade, errors, warnings, reasons, findings, excepted }: PlacedLintReport): StoredLint => ({
  ...{ score, grade, errors, warnings },
  reasons: reasons.slice(0, 100),
  findings: findings.slice(0, PROBLEMS_MAX).map(stored),
  excepted: excepted.slice(0, 100).map(({ exception: { rule, reason, expires }, findings: count }) => ({
    rule,
    reason: reason.slice(0, TEXT_MAX),
    ...(expires !== undefined && { expires }),
    findings: count,
  })),
});

const refused = (problems: readonly DocumentProblem[]): StoredProblem => {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return {
    code: 'invalid-document',
    words: errors === 1 ? phrase`The document has one error.` : phrase`The document has ${errors} errors.`,
    errors: [...problems]
      .sort((a, b) => a.line - b.line)
      .slice(0, PROBLEMS_MAX)
      .map(stored),
  };
};

const tag = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');

/** The effect of `import.requested`: fetches, reads and keeps a document, and says on the import what came of it. */
export const readImport = ({ data, documents, egress, read, now }: ReadImportDependencies) => {
  const fetched = async (
    source: { readonly key: string } | { readonly url: string },
  ): Promise<Uint8Array | StoredProblem> => {
    if ('key' in source)
      return (
        (await documents.get(source.key)) ?? { code: 'document-unreachable', words: phrase`Nothing was uploaded.` }
      );
    try {
      return (await egress.fetchDocument(source.url, { bytesMax: DOCUMENT_BYTES_MAX, timeoutMilliseconds: 15_000 }))
        .bytes;
    } catch (error) {
      if (error instanceof EgressError) return { code: 'document-unreachable', words: error.words };
      throw error;
    }
  };

  const keep = async (bytes: Uint8Array, result: Extract<ReadResult, { ok: true }>): Promise<StoredFacts> => {
    const { facts, document, version, sourceVersion, original } = result;
    const routes = buildModel(document).operations.map(({ key, method, path }) => ({ key, method, path }));
    const contentHash = await documents.putDocument(document, routes);
    if (original) await documents.putOriginal(contentHash, original);
    return {
      title: facts.title.slice(0, 300),
      version: facts.version.slice(0, 100),
      ...(facts.description && { description: facts.description.slice(0, 2000) }),
      openapi: version,
      writtenIn: sourceVersion,
      operations: facts.operations,
      servers: facts.servers.slice(0, 20).map((url) => url.slice(0, 2048)),
      tags: [...new Set(facts.tags.map(tag).filter((text) => text !== ''))].slice(0, 10),
      sizeBytes: bytes.length,
      contentHash,
    };
  };

  return async ({ importId }: { readonly importId: string }): Promise<void> => {
    const item = (await data.entities.documentImport.get({ importId }).go({ consistent: true })).data;
    // A message that comes twice finds the import finished.
    if (!item || item.status === 'succeeded' || item.status === 'failed') return;
    await data.entities.documentImport
      .patch({ importId })
      .set({ status: 'running', startedAt: now().toISOString() })
      .go();
    const finish = (
      outcome:
        | { status: 'succeeded'; facts: StoredFacts; warnings: readonly StoredProblemError[]; lint?: StoredLint }
        | { status: 'failed'; problem: StoredProblem },
    ) =>
      data.entities.documentImport
        .patch({ importId })
        .set({ ...outcome, finishedAt: now().toISOString() })
        .go();
    const bytes = await fetched(item.source);
    if (!(bytes instanceof Uint8Array)) {
      await finish({ status: 'failed', problem: bytes });
      return;
    }
    const result = await read(bytes);
    if (!result.ok) {
      await finish({ status: 'failed', problem: refused(result.problems) });
      return;
    }
    await finish({
      status: 'succeeded',
      facts: await keep(bytes, result),
      warnings: result.problems.slice(0, PROBLEMS_MAX).map(stored),
      ...(result.lint && { lint: storedLint(result.lint) }),
    });
  };
};
