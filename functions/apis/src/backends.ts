import { type Page, Problem, type Schema } from '@portico/contract';
import {
  type ApiItem,
  audited,
  type BackendItem,
  editableApi,
  given,
  leaveSecret,
  revisionOf,
  stillAt,
  stillMay,
  stillOwnedBy,
  visibleVersion,
  writeTogether,
} from '@portico/data';
import { type BackendEnvironment, createId, type Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import { invalid, keepsSecret, type Settings, settingsOf } from './backend-settings.ts';
import type { Dependencies } from './dependencies.ts';
import { presentBackend } from './present-backends.ts';
import { toldOf } from './publication.ts';
import type { VersionReference } from './versions.ts';

export type BackendReference = VersionReference & { readonly environment: BackendEnvironment };

/** A secret that no backend took in so long is deleted. */
const TAKEN_MILLISECONDS = 15 * 60_000;
/** The tag of a backend that is not there yet. */
const NONE = 'none';

const tagOf = (item: BackendItem) => `${item.version}-${item.environment}-${revisionOf(item)}`;

const later = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds).toISOString();

/** Where the gateway sends the calls of a version, and how it proves itself there. */
export const backends = (dependencies: Dependencies) => {
  const { data, now, backendSecrets } = dependencies;
  const { backend, backendSecret, user } = data.entities;

  const found = async (principal: Principal, { apiId, version, environment }: BackendReference) => {
    const api = await editableApi(data, principal, apiId);
    const item = api && (await visibleVersion(data, principal, api, version));
    if (!api || !item) throw new Problem('not-found');
    const key = { apiId: api.apiId, version: item.version, environment };
    return { api, key, before: (await backend.get(key).go({ consistent: true })).data ?? undefined };
  };

  const presented = async (items: readonly BackendItem[]) => {
    const userIds = [...new Set(items.flatMap(({ secretSetBy }) => secretSetBy ?? []))];
    const people = userIds.length === 0 ? [] : (await user.get(userIds.map((userId) => ({ userId }))).go()).data;
    const names = new Map(people.map(({ userId, name }) => [userId, name]));
    return items.map((item) => presentBackend(item, names));
  };

  const answer = async (item: BackendItem) => {
    const [body] = await presented([item]);
    if (!body) throw new Problem('not-found');
    return { body, etag: tagOf(item) };
  };

  const shown = (item: BackendItem | undefined) => item && presentBackend(item, new Map());

  /** Keeps a secret for a backend that is about to be written; what is not taken then is deleted by itself. */
  const keepSecret = async ({ apiId }: ApiItem, secret: string, at: Date): Promise<string> => {
    const secretId = createId('backendSecret', at);
    const waiting = { open: 'secret', dueAt: later(at, TAKEN_MILLISECONDS) } as const;
    await backendSecret.create({ secretId, apiId, ...waiting, createdAt: at.toISOString() }).go();
    await backendSecrets.create(secretId, secret);
    return secretId;
  };

  /** Of the secret: that there is one, where one is needed, and who set it. */
  const secretOf = async (
    principal: Principal,
    api: ApiItem,
    { before, settings, secret }: { before: BackendItem | undefined; settings: Settings; secret: string | undefined },
  ): Promise<Pick<BackendItem, 'secretId' | 'secretSetAt' | 'secretSetBy'>> => {
    if (settings.auth.kind === 'none') return {};
    if (secret !== undefined) {
      const at = now();
      const secretId = await keepSecret(api, secret, at);
      return { secretId, secretSetAt: at.toISOString(), secretSetBy: principal.userId };
    }
    if (before?.secretId === undefined) throw invalid('/auth/secret', phrase`is missing`);
    if (!keepsSecret(before, settings))
      throw invalid('/auth/secret', phrase`must be said again: it would go elsewhere, or prove somebody else`);
    const { secretId, secretSetAt, secretSetBy } = before;
    return { secretId, ...given({ secretSetAt, secretSetBy }) };
  };

  return {
    async list(principal: Principal, reference: string, { limit, position }: Page) {
      const api = await editableApi(data, principal, reference);
      if (!api) throw new Problem('not-found');
      const page = await backend.query.primary({ apiId: api.apiId }).go({ limit, cursor: position ?? null });
      return { items: await presented(page.data), position: page.cursor };
    },

    async get(principal: Principal, reference: BackendReference) {
      const { before } = await found(principal, reference);
      if (!before) throw new Problem('not-found');
      return answer(before);
    },

    /** Changes the backend that was seen: the tag names its version and state, and the write is conditional on it. */
    async put(principal: Principal, reference: BackendReference, seen: string, body: Schema<'BackendSettings'>) {
      const { api, key, before } = await found(principal, reference);
      const { settings, secret } = settingsOf(dependencies, body);
      if (seen !== (before ? tagOf(before) : NONE)) throw new Problem('precondition-failed');
      const kept = await secretOf(principal, api, { before, settings, secret });
      const revision = before ? revisionOf(before) : 0;
      const after: BackendItem = { ...key, ...settings, ...kept, revision: revision + 1 };
      const at = now();
      const isReplaced = before !== undefined && before.secretId !== after.secretId;
      const refused = await writeTogether(data, (items) => ({
        backend: before
          ? items.backend.put(after).where(stillAt(revision)).commit()
          : items.backend.create(after).commit(),
        secret:
          secret !== undefined && kept.secretId !== undefined
            ? items.backendSecret.patch({ secretId: kept.secretId }).remove(['open', 'dueAt']).commit()
            : undefined,
        replaced: isReplaced ? leaveSecret(items, before, at) : undefined,
        access: stillMay(items, principal, 'api.edit', api.teamId),
        owner: stillOwnedBy(items, api),
        audit: audited(items, {
          ...toldOf(api, at),
          action: 'backend.change',
          before: shown(before),
          after: shown(after),
        }),
      }));
      if (refused) throw new Problem(refused === 'access' ? 'not-found' : 'precondition-failed');
      return answer(after);
    },

    async remove(principal: Principal, reference: BackendReference): Promise<undefined> {
      const { api, key, before } = await found(principal, reference);
      if (!before) throw new Problem('not-found');
      if (reference.environment === 'live')
        throw new Problem('conflict', phrase`A version always has a backend for live keys.`);
      const at = now();
      const refused = await writeTogether(data, (items) => ({
        backend: items.backend
          .delete(key)
          .where(stillAt(revisionOf(before)))
          .commit(),
        replaced: leaveSecret(items, before, at),
        access: stillMay(items, principal, 'api.edit', api.teamId),
        owner: stillOwnedBy(items, api),
        audit: audited(items, { ...toldOf(api, at), action: 'backend.delete', before: shown(before) }),
      }));
      if (refused) throw new Problem(refused === 'access' ? 'not-found' : 'conflict');
      return undefined;
    },

    find: async (principal: Principal, reference: BackendReference) => {
      const { api, before } = await found(principal, reference);
      if (!before) throw new Problem('not-found');
      return { api, backend: before };
    },
  };
};

export type Backends = ReturnType<typeof backends>;
