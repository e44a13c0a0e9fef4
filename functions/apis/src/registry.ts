import { Problem, type Schema, type Written } from '@portico/contract';
import { editableApi, given, mayInTeam, refusedItem, revisionOf, stillAt } from '@portico/data';
import { createId, type Principal } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';
import type { Imports } from './imports.ts';
import { changedTerms, scopeOf, shardOf } from './listing.ts';
import { presentApi } from './present.ts';
import { mayEdit, readerOf } from './reader.ts';
import { draftOf } from './versions.ts';

/** The registry of APIs: registering and changing them. */
export const registry = (dependencies: Dependencies, imports: Imports) => {
  const { data, now } = dependencies;

  return {
    /** Registers an API and its first version, a draft: slug, API, version, backend and terms in one transaction. */
    async create(principal: Principal, body: Schema<'NewApi'>) {
      const owner = (await mayInTeam(data, principal, 'api.register', body.teamId))
        ? (await data.entities.team.get({ teamId: body.teamId }).go()).data
        : undefined;
      if (!owner)
        throw new Problem('invalid-reference', undefined, {
          errors: [{ pointer: '/teamId', detail: 'is not a team you may publish for' }],
        });
      const facts = await imports.usable(principal, body.importId);
      const at = now();
      const createdAt = at.toISOString();
      const apiId = createId('api', at);
      const {
        importId: _,
        version,
        backendUrl,
        ...own
      } = {
        importId: body.importId,
        teamId: body.teamId,
        slug: body.slug,
        name: body.name,
        summary: body.summary ?? (facts.description ?? '').split('\n')[0]?.slice(0, 300) ?? '',
        visibility: body.visibility ?? 'internal',
        tags: [...(body.tags ?? [])],
        version: body.version,
        backendUrl: body.backendUrl,
      } satisfies Written<'NewApi'>;
      const drafted = draftOf(dependencies, { apiId, facts, at, version, backendUrl });
      const item = {
        ...own,
        apiId,
        teamName: owner.name,
        scope: own.teamId,
        shard: '0',
        revision: 1,
        createdAt,
        updatedAt: createdAt,
      };
      const { added } = changedTerms(undefined, item);
      const answer = await data.transaction
        .write(({ api, slug, version, backend, catalogueTerm }) => [
          slug.create({ slug: body.slug, apiId }).commit(),
          api.create(item).commit(),
          version.create(drafted.version).commit(),
          backend.create(drafted.backend).commit(),
          ...added.map((term) => catalogueTerm.put(term).commit()),
        ])
        .go();
      if (refusedItem(answer) !== undefined)
        throw new Problem('slug-taken', undefined, { errors: [{ pointer: '/slug', detail: 'is taken' }] });
      return presentApi(item, mayEdit(await readerOf(data, principal), item));
    },

    /** Changes the API that was seen: the tag names its state, and the write is conditional on it. */
    async update(principal: Principal, reference: string, seen: string, changes: Schema<'ApiChanges'>) {
      const before = await editableApi(data, principal, reference);
      if (!before) throw new Problem('not-found');
      const revision = revisionOf(before);
      if (seen !== String(revision)) throw new Problem('precondition-failed');
      const changed = {
        name: changes.name ?? before.name,
        summary: changes.summary ?? before.summary,
        visibility: changes.visibility ?? before.visibility,
        tags: [...(changes.tags ?? before.tags)],
        featured: changes.featured ?? before.featured ?? false,
      } satisfies Written<'ApiChanges'>;
      const scope = scopeOf({ ...before, ...changed });
      const set = {
        ...given(changed),
        scope,
        shard: shardOf(scope, before.apiId),
        revision: revision + 1,
        updatedAt: now().toISOString(),
      };
      const after = { ...before, ...set };
      const { removed, added } = changedTerms(before, after);
      const place = { catalogue: 'all', apiId: before.apiId };
      const answer = await data.transaction
        .write(({ api, catalogueTerm, featuredApi }) => [
          api.patch({ apiId: before.apiId }).set(set).where(stillAt(revision)).commit(),
          ...(changes.featured === undefined
            ? []
            : [changes.featured ? featuredApi.put(place).commit() : featuredApi.delete(place).commit()]),
          ...removed.map((term) => catalogueTerm.delete(term).commit()),
          ...added.map((term) => catalogueTerm.put(term).commit()),
        ])
        .go();
      if (refusedItem(answer) !== undefined) throw new Problem('precondition-failed');
      return {
        body: presentApi(after, mayEdit(await readerOf(data, principal), after)),
        etag: String(set.revision),
      };
    },
  };
};
