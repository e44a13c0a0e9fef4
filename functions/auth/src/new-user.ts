import { type Act, audited, type Data, type Items, type UserItem } from '@portico/data';
import { beginningOf, createId, seenOf } from '@portico/domain';
import { writeTeam } from './team-record.ts';
import { newUserParts, placeInLists } from './user-record.ts';

type NewUser = {
  /** Who they are at the identity provider. */
  readonly issuer: string;
  readonly sub: string;
  readonly item: Omit<UserItem, 'userId' | 'createdAt' | 'standing' | 'place'>;
  readonly at: Date;
  readonly act: Pick<Act, 'action' | 'actorId'>;
  /** The part that keeps the answer, where they are asked for under a key. */
  readonly answer?: (items: Items, made: UserItem) => object | undefined;
};

/** Makes a person with their identity and a team of their own, in one transaction; nobody, where that identity has one. */
export const writeNewUser = async (
  data: Data,
  { issuer, sub, item, at, act, answer }: NewUser,
): Promise<UserItem | undefined> => {
  const userId = createId('user', at);
  const teamId = createId('team', at);
  const { email, name, role } = item;
  const team = { teamId, name: `${seenOf(beginningOf(name, 60))}’s team`, ownerId: userId, at };
  const added = { ...item, userId, createdAt: at.toISOString() };
  const made = { ...added, ...placeInLists(added) };
  const written = await writeTeam(data, team, undefined, (items) => ({
    identity: items.identity.create({ issuer, sub, userId }).commit(),
    ...newUserParts(items, made),
    audit: audited(items, {
      action: act.action,
      entity: { kind: 'user', id: userId, name },
      ...{ at, teamId, actorId: act.actorId ?? userId },
      after: { email, name, role, team: team.name },
    }),
    answer: answer?.(items, made),
  }));
  return 'slug' in written ? made : undefined;
};
