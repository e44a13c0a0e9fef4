import type { Page, Schema, Written } from '@portico/contract';
import { isKept, unlessRefused } from '@portico/data';
import type { Principal } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';
import { presentNotice } from './present.ts';

/** More than that many are as many. */
const UNSEEN_MAX = 100;

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
      const at = now();
      const kept = page.data.filter((item) => isKept(item, at));
      return { items: kept.map((item) => presentNotice(item, item.noticeId <= seen)), position: page.cursor };
    },

    /** How many there are that were not seen; a hundred, where there are more. */
    async unseen(userId: string, seen = ''): Promise<number> {
      const page = await notice.query
        .primary({ userId })
        .gt({ noticeId: seen })
        .go({ limit: UNSEEN_MAX, attributes: ['noticeId', 'expiresAtSeconds'] });
      const at = now();
      return page.data.filter((item) => isKept(item, at)).length;
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
