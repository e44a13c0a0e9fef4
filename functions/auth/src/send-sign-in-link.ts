import { portalName } from '@portico/data';
import type { LiveSecret } from '@portico/domain';
import type { Events } from '@portico/events';
import { type Mailing, mailed } from './mailing.ts';
import { linkOf } from './sign-in-link.ts';
import { signInLinkMail } from './sign-in-link-mail.ts';

type Dependencies = Mailing & { readonly secret: () => Promise<LiveSecret> };

/** Mails a link that was asked for, unless it was used or has run out since: who hears nothing of it asks for another. */
export const sendSignInLink =
  ({ data, now, secret, portalUrl, send }: Dependencies) =>
  async ({ stepId }: Pick<Events['sign-in-link.requested'], 'stepId'>): Promise<void> => {
    const step = (await data.entities.signInStep.get({ stepId }).go({ consistent: true })).data;
    if (!step?.mailTo || step.expiresAt <= now().toISOString()) return;
    const link = `${portalUrl}/sign-in/link/${linkOf(stepId, (await secret()).current)}`;
    const portal = await portalName(data);
    await mailed(send, signInLinkMail({ to: step.mailTo, portal, language: step.language ?? 'en', link }));
  };
