import { DISPENSABLE_NOTICE } from '@portico/domain';
import type { Events } from '@portico/events';
import { type Mailing, mailed } from './mailing.ts';
import { noticeMail } from './notice-mail.ts';

/** Mails a notice to whom it is for, unless it was mailed, or it can be done without and they said no; told twice at once, it may come twice. */
export const sendNotice =
  ({ data, now, portalUrl, send }: Mailing) =>
  async ({ userId, noticeId }: Pick<Events['notice.written'], 'userId' | 'noticeId'>): Promise<void> => {
    const { notice, user } = data.entities;
    const [{ data: told }, { data: person }] = await Promise.all([
      notice.get({ userId, noticeId }).go({ consistent: true }),
      user.get({ userId }).go({ consistent: true }),
    ]);
    if (!told || told.mailedAt || !person || person.deletedAt) return;
    if (told.kind === DISPENSABLE_NOTICE && person.preferences?.mails?.security === false) return;
    const { language = 'en', timeZone } = person.preferences ?? {};
    // Where no mail goes to it is told here all the same.
    const mail = noticeMail(told, { email: person.email, language, timeZone }, portalUrl);
    if (!(await mailed(send, mail))) return;
    await notice.patch({ userId, noticeId }).set({ mailedAt: now().toISOString() }).go();
  };
