import { portalName, unlessRefused } from '@portico/data';
import { invitationSecret, type LiveSecret, matchesHash } from '@portico/domain';
import type { Events } from '@portico/events';
import { invitationMail } from './invitation-mail.ts';
import { type Mailing, mailed } from './mailing.ts';

type Dependencies = Mailing & { readonly secret: () => Promise<LiveSecret> };

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
    const [{ data: to }, { data: inviter }, portal] = await Promise.all([
      team.get({ teamId: item.teamId }).go({ consistent: true }),
      user.get({ userId: item.invitedBy }).go(),
      portalName(data),
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
    // With the value that it was made with; what was made with one that is gone is to be sent anew.
    const linked = (await secret()).all.map((key) => invitationSecret(invitationId, round, key));
    const link = linked.find((one) => matchesHash(one, item.hash));
    if (link === undefined) return end({ mail: 'failed' });
    const mail = invitationMail({
      ...{ to: item.email, portal },
      teamName: to.name,
      inviter: inviter?.name ?? '',
      role: item.role,
      link: `${portalUrl}/invitations/${link}`,
      expiresAt: item.expiresAt,
    });
    // The next try, if there is one, finds the mail ended.
    const failed = () => end({ mail: 'failed' });
    if (await mailed(send, mail, failed)) await end({ mail: 'sent', mailedAt: now().toISOString() });
  };
