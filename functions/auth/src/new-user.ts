import { type Act, audited, type Data, type UserItem } from '@portico/data';
import { beginningOf, createId, seenOf } from '@portico/domain';
import { writeTeam } from './team-record.ts';
import { newUserParts } from './user-record.ts';

type NewUser = {
  /** Who they are at the identity provider. */
  readonly issuer: string;
  readonly sub: string;
  readonly item: Omit<UserItem, 'userId' | 'createdAt' | 'standing' | 'place'>;
  readonly at: Date;
  readonly act: Pick<Act, 'action' | 'actorId'>;
};

/** Makes a person with their identity and a team of their own, in one transaction; nobody, where that identity has one. */
export const writeNewUser = async (
  data: Data,
  { issuer, sub, item, at, act }: NewUser,
): Promise<UserItem | undefined> => {
  const userId = createId('user', at);
  const teamId = createId('team', at);
  const { email, name, role } = item;
  const team = { teamId, name: `${seenOf(beginningOf(name, 60))}’s team`, ownerId: userId, at };
  const made = { ...item, userId, createdAt: at.toISOString() };
  const written = await writeTeam(data, team, undefined, (items) => ({
    identity: items.identity.create({ issuer, sub, userId }).commit(),
    ...newUserParts(items, made),
    audit: audited(items, {
      action: act.action,
      entity: { kind: 'user', id: userId, name },
      ...{ at, teamId, actorId: act.actorId ?? userId },
      after: { email, name, role, team: team.name },
    }),
  }));
  if (!('slug' in written)) return undefined;
  return (await data.entities.user.get({ userId }).go({ consistent: true })).data ?? undefined;
};
