import type { Data } from '@portico/data';
import type { Events } from '@portico/events';
import { MailRefused, type Send } from './mailer.ts';
import { linkOf } from './sign-in-link.ts';
import { signInLinkMail } from './sign-in-link-mail.ts';

type Dependencies = {
  readonly data: Data;
  readonly now: () => Date;
  readonly secret: () => Promise<string>;
  readonly portalUrl: string;
  readonly send: Send;
};

/** Mails a link that was asked for, unless it was used or has run out since: who hears nothing of it asks for another. */
export const sendSignInLink =
  ({ data, now, secret, portalUrl, send }: Dependencies) =>
  async ({ stepId }: Pick<Events['sign-in-link.requested'], 'stepId'>): Promise<void> => {
    const step = (await data.entities.signInStep.get({ stepId }).go({ consistent: true })).data;
    if (!step?.mailTo || step.expiresAt <= now().toISOString()) return;
    const link = `${portalUrl}/sign-in/link/${linkOf(stepId, await secret())}`;
    try {
      await send(signInLinkMail({ to: step.mailTo, language: step.language ?? 'en', link }));
    } catch (error) {
      // An address that no mail can go to stays so; what the deployment has to mend is told to who watches.
      if (!(error instanceof MailRefused) || error.whose === 'deployment') throw error;
    }
  };
