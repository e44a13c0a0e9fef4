import type { Data } from '@portico/data';
import { DISPENSABLE_NOTICE } from '@portico/domain';
import type { Events } from '@portico/events';
import { MailRefused, type Send } from './mailer.ts';
import { noticeMail } from './notice-mail.ts';

type Dependencies = {
  readonly data: Data;
  readonly now: () => Date;
  readonly portalUrl: string;
  readonly send: Send;
};

/** Mails a notice to whom it is for, unless it was mailed, or it can be done without and they said no; told twice at once, it may come twice. */
export const sendNotice =
  ({ data, now, portalUrl, send }: Dependencies) =>
  async ({ userId, noticeId }: Pick<Events['notice.written'], 'userId' | 'noticeId'>): Promise<void> => {
    const { notice, user } = data.entities;
    const [{ data: told }, { data: person }] = await Promise.all([
      notice.get({ userId, noticeId }).go({ consistent: true }),
      user.get({ userId }).go({ consistent: true }),
    ]);
    if (!told || told.mailedAt || !person || person.deletedAt) return;
    if (told.kind === DISPENSABLE_NOTICE && person.preferences?.mails?.security === false) return;
    const { language = 'en', timeZone } = person.preferences ?? {};
    try {
      await send(noticeMail(told, { email: person.email, language, timeZone }, portalUrl));
    } catch (error) {
      // No mail goes to that address, however often it is tried; it is told here all the same.
      if (error instanceof MailRefused && error.whose === 'address') return;
      throw error;
    }
    await notice.patch({ userId, noticeId }).set({ mailedAt: now().toISOString() }).go();
  };
