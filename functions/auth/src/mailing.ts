import { connect, type Data } from '@portico/data';
import { requireEnvironment } from '@portico/telemetry';
import { createMailer, type Mail, MailRefused, type Send } from './mailer.ts';

/** What whoever mails what was asked for is given. */
export type Mailing = {
  readonly data: Data;
  readonly now: () => Date;
  readonly portalUrl: string;
  readonly send: Send;
};

export const connectMailing = (): Mailing => {
  const { TABLE_NAME, PORTAL_URL, MAIL_FROM } = requireEnvironment('TABLE_NAME', 'PORTAL_URL', 'MAIL_FROM');
  const [data, send] = [connect(TABLE_NAME), createMailer(MAIL_FROM)];
  return { data, send, now: () => new Date(), portalUrl: PORTAL_URL };
};

/**
 * Sends a mail; answers whether its address takes any: one that does not stays so, however often it is tried. What the
 * deployment has to mend is told to who watches, and tried again, once what a refusal leads to is done.
 */
export const mailed = async (send: Send, mail: Mail, refused?: () => Promise<void>): Promise<boolean> => {
  try {
    await send(mail);
    return true;
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    await refused?.();
    if (error.whose === 'deployment') throw error;
    return false;
  }
};
