import {
  type Data,
  type Documents,
  DocumentTooDense,
  free,
  given,
  heldAs,
  type ImportItem,
  leaseUntil,
  PACKED_BYTES_MAX,
  type StoredChoice,
  type StoredFacts,
  type StoredLint,
  type StoredProblem,
  type StoredProblemError,
  type StoredValidators,
  unlessRefused,
} from '@portico/data';
import { scopeNeedsOf } from '@portico/domain';
import { type Egress, EgressError } from '@portico/egress';
import {
  type Delivery,
  endImport,
  LeaseLost,
  OutOfTime,
  REVIEW_SECONDS,
  type SourceRead,
  underLease,
} from '@portico/events';
import {
  buildModel,
  DOCUMENT_BYTES_MAX,
  type DocumentProblem,
  isZip,
  type OpenApiDocument,
  type PlacedLintReport,
  type ReadOptions,
  type ReadResult,
} from '@portico/openapi';
import { clipped, phrase } from '@portico/words';
import { type AwsApiGateway, AwsRefused } from './aws-api-gateway.ts';
import { metadataTold, tagsTold } from './document-told.ts';

export type ReadImportDependencies = {
  readonly data: Data;
  readonly documents: Documents;
  readonly egress: Egress;
  readonly apiGateway: Pick<AwsApiGateway, 'exported'>;
  readonly read: (bytes: Uint8Array, options: Pick<ReadOptions, 'signal' | 'root'>) => Promise<ReadResult>;
  readonly now: () => Date;
};

const PROBLEMS_MAX = 150;
const TEXT_MAX = 500;
const SCOPES_MAX = 100;
const SCOPE_LENGTH_MAX = 100;
/** An item of the table holds 400 KB: warnings, findings and facts of this size each stay below, in any script. */
const LIST_BYTES_MAX = 110_000;

const stored = ({ pointer, words, rule, severity, line, column, file }: DocumentProblem): StoredProblemError => ({
  pointer: pointer.slice(0, TEXT_MAX),
  words: clipped(words, TEXT_MAX),
  rule,
  severity,
  line,
  column,
  ...(file !== undefined && { file: file.slice(0, 255) }),
});

/** The first of a list that may be kept: how many there are in all is said elsewhere. */
const keptOf = (problems: readonly DocumentProblem[]): StoredProblemError[] => {
  let bytes = 0;
  return problems
    .slice(0, PROBLEMS_MAX)
    .map(stored)
    .filter((problem) => {
      bytes += Buffer.byteLength(JSON.stringify(problem));
      return bytes <= LIST_BYTES_MAX;
    });
};

const storedLint = ({ score, grade, errors, warnings, reasons, findings, excepted }: PlacedLintReport): StoredLint => ({
  ...{ score, grade, errors, warnings },
  reasons: reasons.slice(0, 100),
  findings: keptOf(findings),
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
    errors: keptOf(problems.toSorted((a, b) => a.line - b.line)),
  };
};

/** What there was to choose from in an archive; the file that was taken is named as it is, to be asked for again. */
const choiceOf = ({ root, roots }: ReadResult): StoredChoice | undefined =>
  roots && {
    ...given({ root }),
    roots: roots.map(({ path, title, version, operations }) => ({
      ...{ path, operations },
      ...given({ title: title?.slice(0, 100), version: version?.slice(0, 50) }),
    })),
  };

/** What the gateway tells apart of an API; of what is no OpenAPI document nothing: the API is one. */
const routesOf = (document: OpenApiDocument) =>
  buildModel(document).operations.map((operation) => {
    const { key, method, path } = operation;
    return { key, method, path, needs: scopeNeedsOf(operation) };
  });

const tooDense = ({ packedBytes }: DocumentTooDense): StoredProblem => ({
  code: 'invalid-document',
  words: phrase`The document has ${packedBytes} bytes when compressed; up to ${PACKED_BYTES_MAX} can be answered. Images in examples, or generated text, are the usual reason.`,
});

type Outcome =
  | {
      status: 'succeeded';
      facts: StoredFacts;
      warnings: readonly StoredProblemError[];
      lint?: StoredLint;
      choice?: StoredChoice;
      validators?: StoredValidators;
    }
  | { status: 'succeeded'; unchanged: true }
  | { status: 'failed'; problem: StoredProblem; choice?: StoredChoice };

/** What it says of the source of an API. */
const toldOf = (outcome: Outcome): SourceRead => {
  if (outcome.status === 'failed') return { kind: 'failed', problem: outcome.problem };
  if (!('facts' in outcome)) return { kind: 'same' };
  const { facts, validators } = outcome;
  return { kind: 'read', contentHash: facts.contentHash, version: facts.version, validators };
};

type Fetched = { readonly bytes: Uint8Array; readonly validators?: StoredValidators | undefined };

/** The lease of an import: who begins it has it, and ends it only while it is still theirs. */
const leases = ({ data, now }: Pick<ReadImportDependencies, 'data' | 'now'>) => {
  const held = (importId: string) => data.entities.documentImport.patch({ importId });
  return {
    /** Nothing where there is nothing to do: it has ended, or somebody else is at it. */
    async begin(importId: string, messageId: string) {
      const at = now();
      const begun = held(importId)
        .set({
          status: 'running',
          startedAt: at.toISOString(),
          open: 'import',
          dueAt: leaseUntil(at),
          heldBy: messageId,
        })
        .add({ attempt: 1 })
        .where(free(at, messageId))
        .go({ response: 'all_new' });
      return (await unlessRefused(begun))?.data;
    },
    async renew(importId: string, attempt: number): Promise<boolean> {
      const renewed = held(importId)
        .set({ open: 'import', dueAt: leaseUntil(now()) })
        .where(heldAs(attempt))
        .go();
      return (await unlessRefused(renewed)) !== undefined;
    },
    async end(item: ImportItem, attempt: number, outcome: Outcome): Promise<void> {
      const at = now();
      const { importId } = item;
      await endImport(data, item, toldOf(outcome), at, (items, result) =>
        items.documentImport
          .patch({ importId })
          .set({
            // Of what has not changed nothing is made.
            ...(result === 'unchanged' ? { status: 'succeeded' as const, unchanged: true } : outcome),
            ...(result === 'changed' && { expiresAtSeconds: Math.floor(at.getTime() / 1000) + REVIEW_SECONDS }),
            finishedAt: at.toISOString(),
          })
          .remove(['open', 'dueAt'])
          .where(heldAs(attempt))
          .commit(),
      );
    },
  };
};

/** The effect of `import.requested`: fetches, reads and keeps a document, and says on the import what came of it. */
export const readImport = ({ data, documents, egress, apiGateway, read, now }: ReadImportDependencies) => {
  /** What its server said of the document of an API, unless that waits for a review: then it is read whole again. */
  const knownOf = async ({ importId, apiId }: ImportItem): Promise<StoredValidators> => {
    if (apiId === undefined) return {};
    const { data: its } = await data.entities.apiSource.get({ apiId }).go({ consistent: true });
    return its?.reading === importId && !its.changed ? (its.validators ?? {}) : {};
  };

  const fetched = async (item: ImportItem, signal: AbortSignal): Promise<Fetched | StoredProblem | undefined> => {
    const { source } = item;
    if ('key' in source) {
      const bytes = await documents.get(source.key);
      return bytes ? { bytes } : { code: 'document-unreachable', words: phrase`Nothing was uploaded.` };
    }
    try {
      if ('awsApi' in source) return { bytes: await apiGateway.exported(source.awsApi) };
      const limits = { bytesMax: DOCUMENT_BYTES_MAX, timeoutMilliseconds: 15_000, signal };
      return await egress.fetchUnlessSame(source.url, await knownOf(item), limits);
    } catch (error) {
      if (error instanceof EgressError || error instanceof AwsRefused)
        return { code: 'document-unreachable', words: error.words };
      throw error;
    }
  };

  const keep = async (bytes: Uint8Array, result: Extract<ReadResult, { ok: true }>): Promise<StoredFacts> => {
    const { kind, facts, document, version, sourceVersion, format } = result;
    const routes = kind === 'openapi' ? routesOf(document) : [];
    const scopes = [...new Set(routes.flatMap(({ needs }) => needs.flat()))].filter(
      (scope) => scope.length <= SCOPE_LENGTH_MAX,
    );
    const contentHash = await documents.putDocument(document, routes);
    const hash = await documents.putUploaded(bytes);
    return {
      kind,
      title: facts.title.slice(0, 300),
      version: facts.version.slice(0, 100),
      ...(facts.description && { description: facts.description.slice(0, 2000) }),
      openapi: version,
      writtenIn: sourceVersion,
      operations: facts.operations,
      servers: facts.servers.slice(0, 20).map((url) => url.slice(0, 2048)),
      tags: tagsTold(facts.tags),
      told: metadataTold(facts),
      ...(scopes.length > 0 && { scopes: scopes.sort().slice(0, SCOPES_MAX) }),
      sizeBytes: bytes.length,
      contentHash,
      uploaded: { hash, kind: isZip(bytes) ? 'zip' : format, sizeBytes: bytes.length },
    };
  };

  const outcomeOf = async (item: ImportItem, signal: AbortSignal): Promise<Outcome> => {
    const found = await fetched(item, signal);
    if (!found) return { status: 'succeeded', unchanged: true };
    if ('code' in found) return { status: 'failed', problem: found };
    const { bytes, validators } = found;
    const { source } = item;
    const result = await read(bytes, { signal, root: 'key' in source ? source.root : undefined });
    const choice = choiceOf(result);
    if (!result.ok) return { status: 'failed', problem: refused(result.problems), ...given({ choice }) };
    return {
      status: 'succeeded',
      facts: await keep(bytes, result),
      warnings: keptOf(result.problems),
      ...given({ lint: result.lint && storedLint(result.lint), choice, validators }),
    };
  };

  const lease = leases({ data, now });
  return async ({ importId }: { readonly importId: string }, { until, messageId }: Delivery): Promise<void> => {
    const item = await lease.begin(importId, messageId);
    if (!item) return;
    const { attempt = 1 } = item;
    const renew = () => lease.renew(importId, attempt);
    try {
      await lease.end(item, attempt, await underLease({ renew, until }, (signal) => outcomeOf(item, signal)));
    } catch (error) {
      if (error instanceof LeaseLost) return;
      if (error instanceof DocumentTooDense)
        return lease.end(item, attempt, { status: 'failed', problem: tooDense(error) });
      // Anything else is tried again when the lease is over, and then ended.
      if (!(error instanceof OutOfTime)) throw error;
      const words = phrase`The document was not read in time.`;
      await lease.end(item, attempt, { status: 'failed', problem: { code: 'timed-out', words } });
    }
  };
};
