import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  answered,
  audited,
  CHANGED,
  type InvitationItem,
  leavePlace,
  recountOwners,
  type TeamItem,
  takePlace,
  type UserItem,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { foldAddress, invitationOf, matchesHash, type Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { told } from './invitations.ts';
import { presentFoundInvitation, presentTeam } from './present.ts';
import { clearTeams, placesIn, tooManyTeams } from './teams.ts';

type Presented = { readonly item: InvitationItem; readonly team: TeamItem; readonly person: UserItem };

/** Unknown, used, revoked, sent again or run out: nobody learns which. */
const notValid = () =>
  new Problem('not-found', phrase`This invitation is not valid any more. Ask for a new one where it came from.`);

/** What becomes of an invitation in the hands of whoever has its link. */
export const acceptance = ({ data, now, limits }: Dependencies) => {
  const { invitation, team, user } = data.entities;

  /** The invitation of a secret, where it is for whoever presents it: by the address that is proven to be theirs. */
  const presented = async (principal: Principal, secret: string): Promise<Presented> => {
    const invitationId = invitationOf(secret);
    const item = invitationId && (await invitation.get({ invitationId }).go({ consistent: true })).data;
    if (!item || item.expiresAt <= now().toISOString() || !matchesHash(secret, item.hash)) throw notValid();
    const [{ data: person }, { data: to }] = await Promise.all([
      user.get({ userId: principal.userId }).go({ consistent: true }),
      team.get({ teamId: item.teamId }).go({ consistent: true }),
    ]);
    if (!person) throw new Problem('unauthenticated');
    if (!to) throw notValid();
    if (foldAddress(person.email) !== item.email)
      throw new Problem(
        'invitation-for-another',
        phrase`You are signed in as ${person.email}, and the invitation is for another address.`,
      );
    if (!person.emailVerified)
      throw new Problem(
        'invitation-for-another',
        phrase`Whoever signs you in does not say that ${person.email} is yours.`,
      );
    return { item, team: to, person };
  };

  /** Membership and invitation in one transaction: it is accepted once, and by who was looked at. */
  const write = (principal: Principal, { item, team: to, person }: Presented) => {
    const { userId } = principal;
    const { teamId, invitationId, role } = item;
    return writeTogether(data, (items) => ({
      invitation: items.invitation
        .delete({ invitationId })
        .where(({ hash }, { eq }) => eq(hash, item.hash))
        .commit(),
      membership: items.membership.create({ userId, teamId, role, joinedAt: now().toISOString() }).commit(),
      team:
        role === 'owner'
          ? recountOwners(items, to, 1)
          : items.team
              .check({ teamId })
              .where((had, { exists }) => exists(had.teamId))
              .commit(),
      person: items.user
        .check({ userId })
        .where((had, { eq, notExists }) =>
          [eq(had.email, person.email), eq(had.emailVerified, true), notExists(had.disabledAt)].join(' AND '),
        )
        .commit(),
      place: leavePlace(items, { holderId: teamId, kind: 'invitations' }, item.place),
      own: takePlace(items, placesIn(userId), teamId, limits.teamsPerPerson),
      audit: audited(items, { ...told(item, now()), action: 'invitation.accept', after: { [userId]: role } }),
      answer: answered(items, presentTeam(to, role)),
    }));
  };

  return {
    async find(principal: Principal, body: Schema<'InvitationSecret'>): Promise<Total<Schema<'FoundInvitation'>>> {
      const { secret } = { secret: body.secret } satisfies Written<'InvitationSecret'>;
      const { item, team: to } = await presented(principal, secret);
      const inviter = (await user.get({ userId: item.invitedBy }).go()).data;
      return presentFoundInvitation(item, to, inviter?.name);
    },

    accept: (principal: Principal, body: Schema<'InvitationSecret'>) =>
      untilUnchanged(async (): Promise<Total<Schema<'Team'>> | typeof CHANGED> => {
        const { secret } = { secret: body.secret } satisfies Written<'InvitationSecret'>;
        const found = await presented(principal, secret);
        const refused = await write(principal, found);
        if (refused === 'membership') throw new Problem('already-member', phrase`You are in the team already.`);
        if (refused === 'own' && !(await clearTeams(data, principal.userId))) throw tooManyTeams(limits.teamsPerPerson);
        return refused ? CHANGED : presentTeam(found.team, found.item.role);
      }),
  };
};
