import type { Schema, Total } from '@portico/contract';
import type { MembershipItem, SessionItem, UserItem } from '@portico/data';
import type { Role } from '@portico/domain';

export const presentUser = (item: UserItem, roles: readonly Role[]): Total<Schema<'User'>> => ({
  id: item.userId,
  email: item.email,
  name: item.name,
  roles,
  createdAt: item.createdAt,
});

export const presentTeam = ({
  teamId,
  teamName,
  role,
}: Pick<MembershipItem, 'teamId' | 'teamName' | 'role'>): Total<Schema<'Team'>> => ({
  id: teamId,
  name: teamName,
  role,
});

export const presentSession = (item: SessionItem): Total<Schema<'Session'>> => ({
  id: item.sessionId,
  device: item.device,
  createdAt: item.createdAt,
  lastSeenAt: item.lastSeenAt,
  expiresAt: item.expiresAt,
});
