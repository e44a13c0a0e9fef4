import { type Page, Problem, type Schema, type Written } from '@portico/contract';
import {
  type ApiItem,
  answered,
  audited,
  CHANGED,
  editableApi,
  mayInTeam,
  type StoredFacts,
  type StoredLint,
  stillMay,
  stillOwnedBy,
  untilUnchanged,
  type VersionItem,
  visibleApi,
  visibleVersion,
  writeTogether,
} from '@portico/data';
import { type Principal, VERSION_NAME } from '@portico/domain';
import { phrase } from '@portico/words';
import { absent } from './absent.ts';
import { firstSettings, invalid } from './backend-settings.ts';
import type { Dependencies } from './dependencies.ts';
import type { ImportFacts, Imports } from './imports.ts';
import { presentVersion, tagOf } from './present.ts';
import { stepItem, takeStep, toldOf } from './publication.ts';
import { brokenBy, judge, previewOf } from './publication-judge.ts';
import { sourceOf, sourceTaken } from './source-taken.ts';

/** Findings have their lines in a text that only the import still has. */
const withoutFindings = ({ findings: _, ...lint }: StoredLint): StoredLint => lint;

/** A version of an API by id or slug, and name or `latest`. */
export type VersionReference = { readonly apiId: string; readonly version: string };

type DraftOptions = {
  readonly apiId: string;
  readonly facts: ImportFacts;
  readonly at: Date;
  readonly version: string | undefined;
  readonly backendUrl: string | undefined;
};

/** The items of a new draft: the version's name and backend as asked for, else as the document says. */
export const draftOf = (
  dependencies: Dependencies,
  { apiId, facts, at, version = facts.version, backendUrl }: DraftOptions,
) => {
  if (!VERSION_NAME.test(version) || version === 'latest')
    throw invalid('/version', phrase`the document's version ${JSON.stringify(version)} cannot be used here; name one`);
  const server = backendUrl ?? facts.servers?.find((url) => /^https?:\/\//.test(url) && !url.includes('{'));
  // What is sent over a broker has nothing that the gateway could call.
  if (!server && facts.kind !== 'asyncapi')
    throw invalid('/backendUrl', phrase`the document names no absolute server; say where calls go`);
  const { kind, openapi, operations, sizeBytes, contentHash, description, scopes, told, uploaded } =
    facts satisfies StoredFacts;
  return {
    version: {
      apiId,
      version,
      status: 'draft' as const,
      ...(kind && { kind }),
      openapi,
      operations,
      sizeBytes,
      contentHash,
      ...(description && { description }),
      ...(told && { told }),
      ...(uploaded && { uploaded }),
      ...(scopes && { scopes: [...scopes] }),
      ...(facts.warnings && facts.warnings.length > 0 && { warnings: facts.warnings }),
      ...(facts.lint && { lint: withoutFindings(facts.lint) }),
      createdAt: at.toISOString(),
    },
    backend:
      server === undefined
        ? undefined
        : {
            ...{ apiId, version, environment: 'live' as const, revision: 1 },
            ...firstSettings(dependencies, server, '/backendUrl'),
          },
  };
};

/** The rules of API versions. */
export const versions = (dependencies: Dependencies, imports: Imports) => {
  const { data, now, gatewayUrl } = dependencies;

  const present = (api: ApiItem, item: VersionItem) => presentVersion(gatewayUrl, api, item, now());

  const editable = async (principal: Principal, reference: string, name?: string) => {
    const api = await editableApi(data, principal, reference);
    const item = api && name !== undefined ? await visibleVersion(data, principal, api, name) : undefined;
    if (!api || (name !== undefined && !item)) throw new Problem('not-found');
    return { api, item };
  };

  return {
    create: (principal: Principal, reference: string, body: Schema<'NewApiVersion'>) =>
      untilUnchanged(async () => {
        const { api } = await editable(principal, reference);
        const { importId, ...wanted } = {
          importId: body.importId,
          version: body.version,
          backendUrl: body.backendUrl,
        } satisfies Written<'NewApiVersion'>;
        const [facts, before] = await Promise.all([imports.usable(principal, importId), sourceOf(data, api.apiId)]);
        const at = now();
        const draft = draftOf(dependencies, { apiId: api.apiId, facts, at, ...wanted });
        const made = present(api, draft.version);
        const refused = await writeTogether(data, (items) => ({
          version: items.version.create(draft.version).commit(),
          backend: draft.backend && items.backend.create(draft.backend).commit(),
          step: items.lifecycleStep
            .create(stepItem(draft.version, at, { kind: 'added', userId: principal.userId }))
            .commit(),
          source: sourceTaken(items, { apiId: api.apiId, userId: principal.userId, facts, before }),
          access: stillMay(items, principal, 'api.edit', api.teamId),
          owner: stillOwnedBy(items, api),
          audit: audited(items, {
            ...toldOf(api, at),
            action: 'version.add',
            after: {
              version: draft.version.version,
              contentHash: draft.version.contentHash,
              backend: draft.backend?.targets[0]?.url,
            },
          }),
          answer: answered(items, made),
        }));
        if (refused === 'access') throw new Problem('not-found');
        if (refused === 'owner' || refused === 'source') return CHANGED;
        if (refused)
          throw new Problem('version-exists', undefined, { errors: [{ pointer: '/version', words: phrase`exists` }] });
        return made;
      }),

    /** draft → published, the default unless it is said, listed as its visibility says, and told to the others: one transaction. */
    publish: (
      principal: Principal,
      { apiId, version: name }: VersionReference,
      { makeDefault, reason }: { readonly makeDefault: boolean; readonly reason?: string },
    ) =>
      untilUnchanged(async () => {
        const { api, item } = await editable(principal, apiId, name);
        if (item?.status !== 'draft') throw new Problem('conflict', phrase`Only a draft can be published.`);
        // Beside the default it takes nobody's place.
        const judged = await judge(dependencies, api, item);
        const { blocked } = judged;
        if (blocked.length > 0)
          throw new Problem('publishing-blocked', undefined, {
            errors: blocked.map(({ rule, words }) => ({ pointer: '', rule, words })),
          });
        const after = await takeStep(
          dependencies,
          principal,
          { api, item },
          {
            ...{ status: 'published', deprecation: undefined },
            isDefault: makeDefault || api.latestVersion === undefined,
            ...{ kind: 'published', action: 'version.publish', reason },
            breaks: makeDefault ? await brokenBy(dependencies, api, judged) : undefined,
          },
        );
        return after ? present(after.api, after.item) : CHANGED;
      }),

    async preview(principal: Principal, { apiId, version: name }: VersionReference) {
      const { api, item } = await editable(principal, apiId, name);
      if (!item) throw new Problem('not-found');
      return previewOf(dependencies, api, item);
    },

    async get(principal: Principal, { apiId, version: name }: VersionReference) {
      const api = await visibleApi(data, principal, apiId);
      const item = api && (await visibleVersion(data, principal, api, name));
      if (!api || !item) throw new Problem('not-found');
      return { body: present(api, item), etag: tagOf(item) };
    },

    async list(principal: Principal | undefined, reference: string, { limit, position }: Page) {
      const api = await visibleApi(data, principal, reference);
      if (!api) throw await absent(data, principal, reference);
      const drafts = await mayInTeam(data, principal, 'api.see-draft', api.teamId);
      const found = await data.entities.version.query
        .byCreation({ apiId: api.apiId })
        .go({ order: 'desc', limit, cursor: position ?? null });
      const items = found.data.filter(({ status }) => drafts || status !== 'draft').map((item) => present(api, item));
      return { items, position: found.cursor };
    },
  };
};
