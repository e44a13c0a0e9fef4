import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  type ApiItem,
  answered,
  audited,
  CHANGED,
  editableApi,
  type GuideItem,
  given,
  type Items,
  leavePlace,
  revisionOf,
  type StoredGuide,
  stillAt,
  stillMay,
  stillOwnedBy,
  takePlace,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { createId, GUIDES_MAX, type Principal } from '@portico/domain';
import { outboxItem } from '@portico/events';
import type { GuidePage } from '@portico/guides';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { type GuideReference, inOrder } from './guides.ts';
import type { KeptPages } from './kept-pages.ts';
import { knownPlaces } from './known-places.ts';
import {
  presentDraft,
  presentDraftEntry,
  presentHeading,
  presentNode,
  presentProblems,
  statusOf,
} from './present-guides.ts';

/** What was published is kept so many times. */
const EDITIONS_MAX = 50;

type Read = { readonly text: string; readonly page: GuidePage };

/** The guides of an API as those have them who write them. */
export const guideDrafts = ({ data, documents, now }: Dependencies, reference: KeptPages) => {
  const { guide, user } = data.entities;

  const editable = async (principal: Principal, apiId: string): Promise<ApiItem> => {
    const api = await editableApi(data, principal, apiId);
    if (!api) throw new Problem('not-found');
    return api;
  };
  const all = async ({ apiId }: ApiItem): Promise<readonly GuideItem[]> =>
    (await guide.query.primary({ apiId }).go({ pages: 'all', consistent: true })).data;
  const require = async (principal: Principal, { apiId, guide: slug }: GuideReference) => {
    const api = await editable(principal, apiId);
    const { data: item } = await guide.get({ apiId: api.apiId, slug }).go({ consistent: true });
    if (!item) throw new Problem('not-found');
    return { api, item };
  };

  const read = async (principal: Principal, api: ApiItem, text: string, own?: string): Promise<Read> => {
    const { BYTES_MAX, readGuide } = await import('@portico/guides');
    if (Buffer.byteLength(text) > BYTES_MAX)
      throw new Problem('body-too-large', phrase`A page takes ${BYTES_MAX} bytes at most.`);
    const slugs = new Set([...(await all(api)).map(({ slug }) => slug), ...(own ? [own] : [])]);
    const known = await knownPlaces(data, reference, principal, api, text, (slug) => slugs.has(slug));
    return { text, page: readGuide(text, known) };
  };

  /** What is kept of a text: what lists say of it, and where it is. */
  const kept = async (slug: string, { text, page: { front, title } }: Read): Promise<StoredGuide> => {
    const { description, parent, order, hidden } = front;
    const contentHash = await documents.putGuide(text);
    return { contentHash, title: title?.slice(0, 200) || slug, ...given({ description, parent, order, hidden }) };
  };

  const namesOf = async ({ editions }: GuideItem): Promise<ReadonlyMap<string, string>> => {
    const userIds = [...new Set(editions.map(({ publishedBy }) => publishedBy))];
    if (userIds.length === 0) return new Map();
    const { data: people } = await user.get(userIds.map((userId) => ({ userId }))).go();
    return new Map(people.map(({ userId, name }) => [userId, name]));
  };
  const shown = async (item: GuideItem, { text, page }: Read) => ({
    body: presentDraft(item, text, page, await namesOf(item)),
    etag: String(revisionOf(item)),
  });

  /** For a transaction: that the API is still the principal's to change. */
  const held = (items: Items, principal: Principal, api: ApiItem) => [
    stillOwnedBy(items, api),
    ...[stillMay(items, principal, 'api.edit', api.teamId) ?? []].flat(),
  ];
  const told = ({ apiId, teamId }: ApiItem, { slug, draft }: GuideItem, at: Date) => ({
    entity: { kind: 'guide', id: `${apiId}.${slug}`, name: draft.title },
    ...{ teamId, at },
  });
  const event = (items: Items, type: 'guide.published' | 'guide.withdrawn', { apiId, slug }: GuideItem, at: Date) => [
    items.event.create(outboxItem(createId('event', at), type, { apiId, slug }, at)).commit(),
    // What is read is searched, too.
    items.event.create(outboxItem(createId('event', at), 'api.listed', { apiId, holderId: apiId }, at)).commit(),
  ];

  /** The page as it is once something is written, published or taken back; undefined where nothing is another. */
  const changed = (
    before: GuideItem,
    draft: StoredGuide,
    published: boolean | undefined,
    { userId }: Principal,
    at: Date,
  ): GuideItem => {
    const changedAt = at.toISOString();
    const after = { ...before, draft, changedAt, revision: revisionOf(before) + 1 };
    if (published === false) {
      const { published: _, ...rest } = after;
      return rest;
    }
    if (published === undefined || statusOf(after) === 'published') return after;
    const number = (before.editions[0]?.number ?? 0) + 1;
    const edition = { number, publishedAt: changedAt, publishedBy: userId, contentHash: draft.contentHash };
    return { ...after, published: draft, editions: [edition, ...before.editions].slice(0, EDITIONS_MAX) };
  };

  return {
    async list(principal: Principal, apiId: string): Promise<Total<Schema<'GuideDrafts'>>> {
      const items = await all(await editable(principal, apiId));
      return { items: items.map(presentDraftEntry).toSorted(inOrder) };
    },

    async get(principal: Principal, of: GuideReference) {
      const { api, item } = await require(principal, of);
      return shown(item, await read(principal, api, await documents.getGuide(item.draft.contentHash)));
    },

    create: (principal: Principal, apiId: string, body: Schema<'NewGuide'>) =>
      untilUnchanged(async () => {
        const { slug, text } = { slug: body.slug, text: body.text } satisfies Written<'NewGuide'>;
        const api = await editable(principal, apiId);
        const made = await read(principal, api, text, slug);
        const at = now();
        const item: GuideItem = {
          ...{ apiId: api.apiId, slug, draft: await kept(slug, made), editions: [] },
          ...{ changedAt: at.toISOString(), revision: 1 },
        };
        const { body: answer } = await shown(item, made);
        const refused = await writeTogether(data, (items) => ({
          guide: items.guide.create(item).commit(),
          place: takePlace(items, { holderId: api.apiId, kind: 'guides' }, slug, GUIDES_MAX),
          held: held(items, principal, api),
          audit: audited(items, { ...told(api, item, at), action: 'guide.add', after: presentDraftEntry(item) }),
          answer: answered(items, answer),
        }));
        if (refused === 'guide') throw new Problem('conflict', phrase`There is a page with this address.`);
        if (refused === 'place')
          throw new Problem('limit-reached', phrase`An API has ${GUIDES_MAX} pages at the most.`);
        return refused ? CHANGED : answer;
      }),

    update: (principal: Principal, of: GuideReference, seen: string, body: Schema<'GuideChanges'>) =>
      untilUnchanged(async () => {
        const { text, published } = { text: body.text, published: body.published } satisfies Written<'GuideChanges'>;
        const { api, item: before } = await require(principal, of);
        if (seen !== String(revisionOf(before))) throw new Problem('precondition-failed');
        const written = text ?? (await documents.getGuide(before.draft.contentHash));
        const made = await read(principal, api, written);
        const draft = text === undefined ? before.draft : await kept(before.slug, made);
        const at = now();
        const after = changed(before, draft, published, principal, at);
        const publishes = after.published !== undefined && after.editions !== before.editions;
        const withdraws = before.published !== undefined && after.published === undefined;
        const refused = await writeTogether(data, (items) => ({
          guide: items.guide
            .put(after)
            .where(stillAt(revisionOf(before)))
            .commit(),
          held: held(items, principal, api),
          event:
            publishes || withdraws
              ? event(items, publishes ? 'guide.published' : 'guide.withdrawn', after, at)
              : undefined,
          audit: audited(items, {
            ...told(api, after, at),
            action: publishes ? 'guide.publish' : withdraws ? 'guide.withdraw' : 'guide.change',
            ...{ before: presentDraftEntry(before), after: presentDraftEntry(after) },
          }),
        }));
        return refused ? CHANGED : shown(after, made);
      }),

    delete: (principal: Principal, of: GuideReference): Promise<undefined> =>
      untilUnchanged(async () => {
        const { api, item } = await require(principal, of);
        const at = now();
        const refused = await writeTogether(data, (items) => ({
          guide: items.guide
            .delete({ apiId: item.apiId, slug: item.slug })
            .where(stillAt(revisionOf(item)))
            .commit(),
          place: leavePlace(items, { holderId: item.apiId, kind: 'guides' }, item.slug),
          held: held(items, principal, api),
          event: item.published && event(items, 'guide.withdrawn', item, at),
          audit: audited(items, { ...told(api, item, at), action: 'guide.delete', before: presentDraftEntry(item) }),
        }));
        return refused ? CHANGED : undefined;
      }),

    async version(principal: Principal, of: GuideReference, number: number): Promise<Total<Schema<'GuideVersion'>>> {
      const { item } = await require(principal, of);
      const edition = item.editions.find((one) => one.number === number);
      if (!edition) throw new Problem('not-found');
      return { number, publishedAt: edition.publishedAt, text: await documents.getGuide(edition.contentHash) };
    },

    async preview(
      principal: Principal,
      apiId: string,
      body: Schema<'GuideText'>,
    ): Promise<Total<Schema<'GuidePreview'>>> {
      const { text } = { text: body.text } satisfies Written<'GuideText'>;
      const { page } = await read(principal, await editable(principal, apiId), text);
      return {
        title: page.title?.slice(0, 200) || undefined,
        headings: page.headings.map(presentHeading),
        nodes: page.nodes.map(presentNode),
        problems: presentProblems(page),
      };
    },
  };
};
