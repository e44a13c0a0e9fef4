import type { Page, Schema, Written } from '@portico/contract';
import { given, type Items, unlessRefused } from '@portico/data';
import { asker, createId, type NoticeKind, type Principal } from '@portico/domain';
import { outboxItem } from '@portico/events';
import type { Dependencies } from './dependencies.ts';
import { presentNotice } from './present.ts';

const KEPT_SECONDS = 90 * 86_400;
/** More than that many are as many. */
const UNSEEN_MAX = 100;

/** For a transaction: somebody is told of what it changes, here and by mail. */
export const noticeParts = (
  items: Items,
  userId: string,
  kind: NoticeKind,
  { at, device }: { readonly at: Date; readonly device?: string | undefined },
) => {
  const noticeId = createId('notice', at);
  const { address, country } = asker() ?? {};
  const expiresAtSeconds = Math.ceil(at.getTime() / 1000) + KEPT_SECONDS;
  const item = { userId, noticeId, kind, at: at.toISOString(), expiresAtSeconds };
  const told = outboxItem(createId('event', at), 'notice.written', { userId, noticeId, holderId: userId }, at);
  return [
    items.notice.create({ ...item, ...given({ device, address, country }) }).commit(),
    items.event.create(told).commit(),
  ];
};

/** What people are told of their own account. */
export const notices = ({ data, now }: Pick<Dependencies, 'data' | 'now'>) => {
  const { notice, user } = data.entities;
  const seenBy = async (userId: string): Promise<string> =>
    (await user.get({ userId }).go({ consistent: true })).data?.noticesSeen ?? '';
  return {
    async list({ userId }: Principal, { limit, position }: Page) {
      const [page, seen] = await Promise.all([
        notice.query.primary({ userId }).go({ limit, order: 'desc', cursor: position ?? null }),
        seenBy(userId),
      ]);
      const at = now().getTime() / 1000;
      const kept = page.data.filter(({ expiresAtSeconds = Number.POSITIVE_INFINITY }) => expiresAtSeconds > at);
      return { items: kept.map((item) => presentNotice(item, item.noticeId <= seen)), position: page.cursor };
    },

    /** How many there are that were not seen; a hundred, where there are more. */
    async unseen(userId: string, seen = ''): Promise<number> {
      const page = await notice.query
        .primary({ userId })
        .gt({ noticeId: seen })
        .go({ limit: UNSEEN_MAX, attributes: ['noticeId'] });
      return page.data.length;
    },

    /** What was seen stays seen: of two who say so at once, the later notice counts. Nobody has seen what is yet to come. */
    async see({ userId }: Principal, body: Schema<'SeenNotices'>): Promise<undefined> {
      const { upTo } = { upTo: body.upTo } satisfies Written<'SeenNotices'>;
      const [last] = (await notice.query.primary({ userId }).lte({ noticeId: upTo }).go({ order: 'desc', limit: 1 }))
        .data;
      if (!last) return;
      const { noticeId } = last;
      await unlessRefused(
        user
          .patch({ userId })
          .set({ noticesSeen: noticeId })
          .where(({ noticesSeen }, { notExists, lt }) => `${notExists(noticesSeen)} OR ${lt(noticesSeen, noticeId)}`)
          .go(),
      );
    },
  };
};
