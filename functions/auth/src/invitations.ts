import { type Page, Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  answered,
  audited,
  CHANGED,
  clearPlaces,
  countInHour,
  type InvitationItem,
  type Items,
  isKept,
  leavePlace,
  type Places,
  secondsToNextHour,
  stillMay,
  type TeamItem,
  takePlace,
  untilUnchanged,
  waitUntil,
  writeTogether,
} from '@portico/data';
import {
  createId,
  createToken,
  foldAddress,
  hashSecret,
  INVITATION_SECONDS,
  invitationIdOf,
  invitationSecret,
  type Principal,
  readableAddress,
} from '@portico/domain';
import { outboxItem } from '@portico/events';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentInvitation } from './present.ts';
import { noTeam, requireTeam } from './teams.ts';
import type { WaysIn } from './ways-in.ts';

/** One that ran out is listed a while longer, to be sent again. */
const KEPT_SECONDS = 30 * 86_400;

const noInvitation = () => new Problem('not-found', phrase`There is no such invitation.`);

const placesOf = (teamId: string): Places => ({ holderId: teamId, kind: 'invitations' });

/** Another each time it is opened: what ran out and is opened anew keeps nothing of the place it had. */
const newPlace = (invitationId: string, at: Date): string => `${invitationId} ${createId('invitation', at)}`;

/** What is new with each mail: the secret in its link, of which the hash is kept, and how long it is good. */
const renewed = async ({ secret }: Dependencies, invitationId: string, at: Date) => {
  const round = createToken();
  const expires = at.getTime() + INVITATION_SECONDS * 1000;
  return {
    round,
    hash: hashSecret(invitationSecret(invitationId, round, (await secret()).current)),
    askedAt: at.toISOString(),
    mail: 'sending' as const,
    expiresAt: new Date(expires).toISOString(),
    expiresAtSeconds: Math.floor(expires / 1000) + KEPT_SECONDS,
  };
};

/** An invitation in the audit log. */
export const told = ({ invitationId, teamId, email }: InvitationItem, at: Date) => ({
  entity: { kind: 'invitation', id: invitationId, name: email },
  ...{ teamId, at },
});

type Part = 'access' | 'invitation' | 'mailing' | 'place' | 'mails' | 'own' | 'event';

const tooMany = (whose: 'mails' | 'own', most: number, at: Date) =>
  new Problem(
    'rate-limited',
    whose === 'mails'
      ? phrase`A team sends ${most} invitations an hour at most.`
      : phrase`You send ${most} invitations an hour at most.`,
    { headers: { 'Retry-After': String(secondsToNextHour(at)) } },
  );

/** The rules of inviting somebody to a team; the mail itself is the worker's. */
export const invitations = (dependencies: Dependencies, ways: WaysIn) => {
  const { data, now, limits } = dependencies;
  const isOpen = ({ expiresAt }: InvitationItem) => expiresAt > now().toISOString();

  const found = async (invitationId: string): Promise<InvitationItem | undefined> =>
    (await data.entities.invitation.get({ invitationId }).go({ consistent: true })).data ?? undefined;

  /** Those of these places whose invitation is still open on it. */
  const stillOpen = async (places: readonly string[]): Promise<readonly string[]> => {
    const ids = places.map((place) => ({ invitationId: place.split(' ')[0] ?? '' }));
    const { data: kept } = await data.entities.invitation.get(ids).go({ consistent: true });
    const open = new Set(kept.filter(isOpen).map(({ place }) => place));
    return places.filter((place) => open.has(place));
  };

  /** An address that everybody reads alike, or whose identity provider says who has it. */
  const invitable = async (typed: string): Promise<string> => {
    const folded = foldAddress(typed);
    const email = readableAddress(typed) ?? ((await ways.ofAddress(folded)) ? folded : undefined);
    if (email !== undefined) return email;
    throw new Problem('invalid-request', undefined, {
      errors: [{ pointer: '/email', words: phrase`has letters that only look like others, or no domain` }],
    });
  };

  /** Whether somebody of this address is in the team. What comes meanwhile, accepting finds. */
  const isMember = async (teamId: string, email: string): Promise<boolean> => {
    const { user, membership } = data.entities;
    const people = (await user.query.byAddress({ email }).go({ pages: 'all' })).data;
    if (people.length === 0) return false;
    const keys = people.map(({ userId }) => ({ userId, teamId }));
    return (await membership.get(keys).go({ consistent: true })).data.length > 0;
  };

  /** Writes an invitation, counts its mail and asks for it; answers what there was no room for. */
  const write = async (
    principal: Principal,
    team: TeamItem,
    item: InvitationItem,
    at: Date,
    invitation: (items: Items) => object,
    { placed, action }: { readonly placed: boolean; readonly action: 'invitation.create' | 'invitation.resend' },
  ): Promise<typeof CHANGED | undefined> => {
    const { teamId } = team;
    const { invitationId, round } = item;
    const asked = outboxItem(
      createId('event', at),
      'invitation.requested',
      { invitationId, round, holderId: teamId },
      at,
    );
    const refused = await writeTogether<Part>(data, (items) => ({
      access: stillMay(items, principal, 'team.invite', teamId),
      invitation: invitation(items),
      mailing: items.mailing
        .put({ invitationId, round, askedAt: item.askedAt, holderId: teamId, open: 'mail', dueAt: waitUntil(at) })
        .commit(),
      place: placed ? [] : takePlace(items, placesOf(teamId), item.place, limits.invitationsPerTeam),
      mails: countInHour(items, { holderId: teamId, kind: 'invitation mails' }, at, limits.invitationMailsPerHour),
      // Whoever makes another team for each hundred sends no more.
      own: countInHour(
        items,
        { holderId: principal.userId, kind: 'invitation mails' },
        at,
        limits.invitationMailsPerHour,
      ),
      event: items.event.create(asked).commit(),
      audit: audited(items, { ...told(item, at), action, after: { email: item.email, role: item.role } }),
      answer: answered(items, presentInvitation(item, at)),
    }));
    if (refused === 'access') throw noTeam();
    if (refused === 'mails' || refused === 'own') throw tooMany(refused, limits.invitationMailsPerHour, at);
    if (refused === 'place' && !(await clearPlaces(data, placesOf(teamId), stillOpen)))
      throw new Problem(
        'limit-reached',
        phrase`A team has ${limits.invitationsPerTeam} open invitations at most; revoke one first.`,
      );
    return refused ? CHANGED : undefined;
  };

  return {
    /** Invites an address. One that was invited before and let it run out is invited anew. */
    create: (principal: Principal, reference: string, body: Schema<'NewInvitation'>) =>
      untilUnchanged(async (): Promise<Total<Schema<'Invitation'>> | typeof CHANGED> => {
        const { email, role } = {
          email: await invitable(body.email),
          role: body.role,
        } satisfies Written<'NewInvitation'>;
        const team = await requireTeam(data, principal, reference, 'team.invite');
        const { teamId } = team;
        if (await isMember(teamId, email))
          throw new Problem('already-member', phrase`${email} is in the team already.`);
        const at = now();
        const invitationId = invitationIdOf(teamId, email);
        const before = await found(invitationId);
        if (before && isOpen(before))
          throw new Problem('already-invited', phrase`${email} is invited already: send the invitation again.`);
        const mail = await renewed(dependencies, invitationId, at);
        const item = {
          ...{ invitationId, teamId, email, role, invitedBy: principal.userId, createdAt: at.toISOString() },
          ...mail,
          place: newPlace(invitationId, at),
        };
        const refused = await write(
          principal,
          team,
          item,
          at,
          ({ invitation }) =>
            before
              ? invitation
                  .put(item)
                  .where(({ hash }, { eq }) => eq(hash, before.hash))
                  .commit()
              : invitation.create(item).commit(),
          { placed: false, action: 'invitation.create' },
        );
        return refused ?? presentInvitation(item, at);
      }),

    /** The open invitations of a team, and those that ran out not long ago; the newest first. */
    async list(principal: Principal, reference: string, { limit, position }: Page) {
      const { teamId } = await requireTeam(data, principal, reference, 'team.invite');
      const page = await data.entities.invitation.query
        .byTeam({ teamId })
        .go({ limit, order: 'desc', cursor: position ?? null });
      const at = now();
      const kept = page.data.filter((item) => isKept(item, at));
      return { items: kept.map((item) => presentInvitation(item, at)), position: page.cursor };
    },

    /** A new mail with a new secret: from this write on the old one opens nothing. */
    resend: (principal: Principal, reference: string, invitationId: string) =>
      untilUnchanged(async (): Promise<Total<Schema<'Invitation'>> | typeof CHANGED> => {
        const team = await requireTeam(data, principal, reference, 'team.invite');
        const before = await found(invitationId);
        const at = now();
        if (before?.teamId !== team.teamId || !isKept(before, at)) throw noInvitation();
        const mail = await renewed(dependencies, invitationId, at);
        const placed = isOpen(before);
        const set = {
          ...mail,
          invitedBy: principal.userId,
          place: placed ? before.place : newPlace(invitationId, at),
        };
        const { mailedAt: _, ...kept } = before;
        const item = { ...kept, ...set };
        const refused = await write(
          principal,
          team,
          item,
          at,
          ({ invitation }) =>
            invitation
              .patch({ invitationId })
              .set(set)
              .remove(['mailedAt'])
              .where(({ hash }, { eq }) => eq(hash, before.hash))
              .commit(),
          { placed, action: 'invitation.resend' },
        );
        return refused ?? presentInvitation(item, at);
      }),

    revoke: (principal: Principal, reference: string, invitationId: string): Promise<undefined> =>
      untilUnchanged(async () => {
        const { teamId } = await requireTeam(data, principal, reference, 'team.invite');
        const before = await found(invitationId);
        if (before?.teamId !== teamId || !isKept(before, now())) throw noInvitation();
        const refused = await writeTogether(data, (items) => ({
          access: stillMay(items, principal, 'team.invite', teamId),
          invitation: items.invitation
            .delete({ invitationId })
            .where(({ place }, { eq }) => eq(place, before.place))
            .commit(),
          place: leavePlace(items, placesOf(teamId), before.place),
          audit: audited(items, {
            ...told(before, now()),
            action: 'invitation.revoke',
            before: { email: before.email, role: before.role },
          }),
        }));
        if (refused === 'access') throw noTeam();
        return refused ? CHANGED : undefined;
      }),
  };
};
