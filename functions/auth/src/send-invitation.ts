import { type Data, unlessRefused } from '@portico/data';
import { invitationSecret } from '@portico/domain';
import type { Events } from '@portico/events';
import { invitationMail } from './invitation-mail.ts';
import { MailRefused, type Send } from './mailer.ts';

type Dependencies = {
  readonly data: Data;
  readonly now: () => Date;
  readonly secret: () => Promise<string>;
  readonly portalUrl: string;
  readonly send: Send;
};

/**
 * Mails an invitation that was asked for, unless it was sent anew, revoked or accepted since. The secret of its link is
 * made again here: nothing that is kept or queued holds it. A mail that is sent twice has the same link.
 */
export const sendInvitation =
  ({ data, now, secret, portalUrl, send }: Dependencies) =>
  async ({ invitationId, round }: Pick<Events['invitation.requested'], 'invitationId' | 'round'>): Promise<void> => {
    const { invitation, mailing, team, user } = data.entities;
    const item = (await invitation.get({ invitationId }).go({ consistent: true })).data;
    if (item?.round !== round || item.mail !== 'sending' || item.expiresAt <= now().toISOString()) return;
    const [{ data: to }, { data: inviter }] = await Promise.all([
      team.get({ teamId: item.teamId }).go({ consistent: true }),
      user.get({ userId: item.invitedBy }).go(),
    ]);
    if (!to) return;
    const end = async (outcome: { mail: 'sent'; mailedAt: string } | { mail: 'failed' }) => {
      const ended = invitation.patch({ invitationId }).set(outcome);
      await unlessRefused(ended.where((had, { eq }) => eq(had.round, round)).go());
      await unlessRefused(
        mailing
          .delete({ invitationId })
          .where((had, { eq }) => eq(had.round, round))
          .go(),
      );
    };
    const mail = invitationMail({
      to: item.email,
      teamName: to.name,
      inviter: inviter?.name ?? '',
      role: item.role,
      link: `${portalUrl}/invitations/${invitationSecret(invitationId, round, await secret())}`,
      expiresAt: item.expiresAt,
    });
    try {
      await send(mail);
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      await end({ mail: 'failed' });
      // What the deployment has to mend is told to who watches; the next try finds the mail ended.
      if (error.whose === 'deployment') throw error;
      return;
    }
    await end({ mail: 'sent', mailedAt: now().toISOString() });
  };
