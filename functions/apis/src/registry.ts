import { Problem, type Schema, type Written } from '@portico/contract';
import {
  answered,
  audited,
  editableApi,
  given,
  mayInTeam,
  raiseHiddenShelf,
  revisionOf,
  stillAt,
  stillMay,
  writeTogether,
} from '@portico/data';
import { createId, type Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import type { Icons } from './icons.ts';
import type { Imports } from './imports.ts';
import { listingParts, placed } from './listing-writes.ts';
import { documentOf, followedAfter, followedAtFirst, following, metadataWrites, said, wantedOf } from './metadata.ts';
import { auditedApi } from './present.ts';
import { presentWritten } from './present-apis.ts';
import { stepItem, toldOf } from './publication.ts';
import { teamsNamed } from './shared-with.ts';
import { sourceTaken } from './source-taken.ts';
import { draftOf } from './versions.ts';

const notYours = () =>
  new Problem('invalid-reference', undefined, {
    errors: [{ pointer: '/teamId', words: phrase`is not a team you may publish for` }],
  });

/** The registry of APIs: registering and changing them. */
export const registry = (dependencies: Dependencies, imports: Imports, icons: Icons) => {
  const { data, now } = dependencies;

  return {
    /** Registers an API and its first version, a draft: slug, API, version, backend and terms in one transaction. */
    async create(principal: Principal, body: Schema<'NewApi'>) {
      if (!(await mayInTeam(data, principal, 'api.register', body.teamId))) throw notYours();
      const facts = await imports.usable(principal, body.importId);
      const at = now();
      const createdAt = at.toISOString();
      const apiId = createId('api', at);
      const {
        importId: _,
        version,
        backendUrl,
        summary,
        ...named
      } = {
        importId: body.importId,
        teamId: body.teamId,
        slug: body.slug,
        name: body.name,
        summary: body.summary ?? '',
        visibility: body.visibility ?? 'internal',
        sharedWith: await teamsNamed(data, body.sharedWith ?? [], '/sharedWith'),
        tags: [...(body.tags ?? [])],
        version: body.version,
        backendUrl: body.backendUrl,
      } satisfies Written<'NewApi'>;
      const own = { ...named, ...(summary !== '' && { summary }) };
      const drafted = draftOf(dependencies, { apiId, facts, at, version, backendUrl });
      const about = {
        ...own,
        ...given({ kind: facts.kind }),
        fromDocument: followedAtFirst(body),
        apiId,
        revision: 1,
        createdAt,
        updatedAt: createdAt,
      };
      const item = placed(following(about, drafted.version.told), at);
      await raiseHiddenShelf(data, own.teamId, apiId);
      const made = await presentWritten(data, principal, item, at);
      const refused = await writeTogether(data, (items) => ({
        slug: items.slug.create({ slug: body.slug, apiId }).commit(),
        api: items.api.create(item).commit(),
        version: items.version.create(drafted.version).commit(),
        backend: drafted.backend && items.backend.create(drafted.backend).commit(),
        step: items.lifecycleStep
          .create(stepItem(drafted.version, at, { kind: 'added', userId: principal.userId }))
          .commit(),
        source: sourceTaken(items, { apiId, userId: principal.userId, facts, before: undefined }),
        access: stillMay(items, principal, 'api.register', own.teamId),
        audit: audited(items, {
          ...toldOf(item, at),
          action: 'api.register',
          after: auditedApi(item, at),
        }),
        ...listingParts(items, undefined, item, at),
        answer: answered(items, made),
      }));
      if (refused === 'access') throw notYours();
      if (refused)
        throw new Problem('slug-taken', undefined, { errors: [{ pointer: '/slug', words: phrase`is taken` }] });
      return made;
    },

    /** Changes the API that was seen: the tag names its state, and the write is conditional on it. */
    async update(principal: Principal, reference: string, seen: string, changes: Schema<'ApiChanges'>) {
      const before = await editableApi(data, principal, reference);
      if (!before) throw new Problem('not-found');
      const revision = revisionOf(before);
      if (seen !== String(revision)) throw new Problem('precondition-failed');
      const wanted = wantedOf(before, changes);
      icons.requireLetter(wanted.iconText.becomes);
      const { iconImage, iconType } = before;
      const icon =
        wanted.iconUploadId === undefined
          ? changes.iconText === undefined
            ? given({ iconImage, iconType })
            : {}
          : await icons.take(principal, wanted.iconUploadId);
      const people = said(before, wanted, icon);
      const sharedWith = wanted.sharedWith && (await teamsNamed(data, wanted.sharedWith, '/sharedWith'));
      const followed = {
        ...people,
        ...given({ sharedWith }),
        fromDocument: followedAfter(before, people, wanted.fromDocument),
      };
      const about = wanted.fromDocument ? following(followed, await documentOf(data, before)) : followed;
      const at = now();
      const after = { ...placed(about, at), revision: revision + 1, updatedAt: at.toISOString() };
      const { visibility, featured, scope, shelf, listedAs, listedKind, shownTo, listedFor, updatedAt } = after;
      const set = {
        ...{ visibility, scope, shelf, listedAs, listedKind, revision: revision + 1, updatedAt },
        ...given({ featured, sharedWith, shownTo, listedFor }),
      };
      const metadata = metadataWrites(before, after);
      const place = { catalogue: 'all', apiId: before.apiId };
      if (shelf === 'hidden') await raiseHiddenShelf(data, before.teamId, before.apiId);
      const refused = await writeTogether(data, (items) => ({
        api: items.api
          .patch({ apiId: before.apiId })
          .set({ ...set, ...metadata.set })
          .remove(metadata.removed)
          .where(stillAt(revision))
          .commit(),
        access: stillMay(items, principal, 'api.edit', before.teamId),
        audit: audited(items, {
          ...toldOf(after, at),
          action: 'api.edit',
          before: auditedApi(before, at),
          after: auditedApi(after, at),
        }),
        featured:
          changes.featured === undefined
            ? undefined
            : changes.featured
              ? items.featuredApi.put(place).commit()
              : items.featuredApi.delete(place).commit(),
        ...listingParts(items, before, after, at),
      }));
      if (refused) throw new Problem(refused === 'access' ? 'not-found' : 'precondition-failed');
      return {
        body: await presentWritten(data, principal, after, at),
        etag: String(revision + 1),
      };
    },
  };
};
