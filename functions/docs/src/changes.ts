import { presentPhrase, type Schema, type Total } from '@portico/contract';
import type { Principal } from '@portico/domain';
import { comparedVersions } from './compared-versions.ts';
import type { Dependencies } from './dependencies.ts';
import type { VersionReference } from './published.ts';

const CHANGES_MAX = 500;
const TEXT_MAX = 2000;
const CHANGELOG_MAX = 500_000;

/** What the first version of an API changes. */
const NOTHING = { bump: 'none', breaking: 0, risky: 0, compatible: 0, items: [], changelog: '' } as const;

/** What changed between two versions of an API, for a reader who may see both. */
export const changes = ({ data, documents, now }: Dependencies) => ({
  async get(
    principal: Principal | undefined,
    reference: VersionReference,
    from: string | undefined,
  ): Promise<Total<Schema<'Changes'>>> {
    const { api, item, before } = await comparedVersions(data, principal, reference, from);
    if (!before) return { ...NOTHING, from: undefined, to: item.version, compared: true };
    const [older, newer] = await Promise.all([
      documents.getDocument(before.contentHash),
      documents.getDocument(item.contentHash),
    ]);
    const { changelogMarkdown, compareDocuments } = await import('@portico/openapi/diff');
    const diff = await compareDocuments(older, newer, { today: now().toISOString().slice(0, 10) });
    if (!diff) return { ...NOTHING, from: before.version, to: item.version, compared: false };
    const head = { title: api.name, beforeVersion: before.version, afterVersion: item.version };
    return {
      from: before.version,
      to: item.version,
      compared: true,
      bump: diff.bump,
      breaking: diff.summary.breaking,
      risky: diff.summary.risky,
      compatible: diff.summary.compatible,
      items: diff.changes
        .slice(0, CHANGES_MAX)
        .map(({ rule, severity, operation, operationCount, words, message, action, ...places }) => ({
          rule,
          severity,
          operation: operation && { key: operation.key, method: operation.method, path: operation.path },
          operationCount,
          beforePointer: places.before?.pointer.slice(0, TEXT_MAX),
          afterPointer: places.after?.pointer.slice(0, TEXT_MAX),
          words: presentPhrase(words),
          message: message.slice(0, TEXT_MAX),
          action: action.slice(0, TEXT_MAX),
        })),
      changelog: changelogMarkdown(diff, head).slice(0, CHANGELOG_MAX),
    };
  },
});
