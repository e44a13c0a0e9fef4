import { presentDeprecation, type Schema, type Total } from '@portico/contract';
import {
  type AccessTokenItem,
  type AuditEntryItem,
  type InvitationItem,
  type MembershipItem,
  type NoticeItem,
  ownersOf,
  type SealedParts,
  type SessionItem,
  type TeamItem,
  type UserItem,
} from '@portico/data';
import {
  type MailSwitches,
  may,
  type Preferences,
  type Principal,
  type Role,
  SCOPES,
  type TeamAct,
  type TeamRole,
} from '@portico/domain';
import { erasedAt, roleOf, statusOf } from './user-record.ts';

export const presentUser = (item: UserItem, roles: readonly Role[]): Total<Schema<'User'>> => ({
  id: item.userId,
  email: item.email,
  name: item.name,
  roles,
  createdAt: item.createdAt,
});

export const presentUserDetails = (item: UserItem): Total<Schema<'UserDetails'>> => ({
  id: item.userId,
  email: item.email,
  emailVerified: item.emailVerified ?? false,
  name: item.name,
  role: roleOf(item),
  status: statusOf(item),
  createdAt: item.createdAt,
  lastSignInAt: item.lastSignInAt,
  invitedAt: item.invitedAt,
  disabledAt: item.disabledAt,
  deletedAt: item.deletedAt,
  erasedAt: item.deletedAt && erasedAt(item.deletedAt),
});

const presentMails = ({ security, teams, apis }: MailSwitches): Total<Schema<'MailSwitches'>> => ({
  security,
  teams,
  apis,
});

export const presentPreferences = ({
  language,
  theme,
  timeZone,
  mails,
}: Preferences = {}): Total<Schema<'Preferences'>> => ({
  language,
  theme,
  timeZone,
  mails: mails && presentMails(mails),
});

export const presentTeam = (
  { teamId, name, slug }: Pick<TeamItem, 'teamId' | 'name' | 'slug'>,
  role: TeamRole,
): Total<Schema<'Team'>> => ({ id: teamId, name, slug, role });

export const presentTeamEntry = (item: TeamItem): Total<Schema<'TeamEntry'>> => ({
  id: item.teamId,
  name: item.name,
  slug: item.slug,
  owners: ownersOf(item),
  createdAt: item.createdAt,
});

const ACTS = {
  rename: 'team.rename',
  'change-members': 'team.change-members',
  invite: 'team.invite',
  'hand-over': 'team.hand-over',
} as const satisfies Readonly<Record<Schema<'TeamAct'>, TeamAct>>;
// The names of an object are its keys.
const ACT_NAMES = Object.keys(ACTS) as (keyof typeof ACTS)[];

export const presentTeamDetails = (
  item: TeamItem,
  principal: Principal,
  role: TeamRole | undefined,
): Total<Schema<'TeamDetails'>> => ({
  id: item.teamId,
  name: item.name,
  slug: item.slug,
  role,
  owners: ownersOf(item),
  acts: ACT_NAMES.filter((name) => may(principal, ACTS[name], { team: role })),
  createdAt: item.createdAt,
});

export const presentMember = (item: MembershipItem, person: UserItem | undefined): Total<Schema<'Member'>> => ({
  userId: item.userId,
  name: person?.name ?? '',
  email: person?.email ?? '',
  role: item.role,
  joinedAt: item.joinedAt,
});

export const presentInvitation = (item: InvitationItem, at: Date): Total<Schema<'Invitation'>> => ({
  id: item.invitationId,
  email: item.email,
  role: item.role,
  status: item.expiresAt > at.toISOString() ? 'open' : 'expired',
  mail: item.mail,
  mailedAt: item.mailedAt,
  createdAt: item.createdAt,
  expiresAt: item.expiresAt,
});

export const presentFoundInvitation = (
  { teamId, role, expiresAt }: InvitationItem,
  { name }: TeamItem,
  invitedBy: string | undefined,
): Total<Schema<'FoundInvitation'>> => ({ teamId, teamName: name, role, invitedBy, expiresAt });

const presentActor = (actorId: string, person: UserItem | undefined): Total<Schema<'AuditActor'>> => ({
  id: actorId,
  name: person?.name,
  email: person?.email,
});

const presentEntity = (item: SealedParts): Total<Schema<'AuditEntity'>> => ({
  kind: item.entityKind,
  id: item.entityId,
  name: item.entityName,
});

const presentChange = ({ name, before, after }: AuditEntryItem['changes'][number]): Total<Schema<'AuditChange'>> => ({
  name,
  before,
  after,
});

export const presentAuditEntry = (item: SealedParts, person: UserItem | undefined): Total<Schema<'AuditEntry'>> => ({
  id: item.entryId,
  at: item.at,
  action: item.action,
  actor: presentActor(item.actorId, person),
  entity: presentEntity(item),
  teamId: item.teamId,
  operation: item.operation,
  requestId: item.requestId,
  address: item.address,
  // The kernel wrote a code of the contract.
  code: item.code as Schema<'ProblemCode'> | undefined,
  changes: item.changes.map(presentChange),
});

const tokenStatus = ({ revokedAt, expiresAt }: AccessTokenItem, at: Date) =>
  revokedAt ? 'revoked' : expiresAt > at.toISOString() ? 'active' : 'expired';

export const presentAccessToken = (item: AccessTokenItem, at: Date): Total<Schema<'AccessToken'>> => ({
  id: item.tokenId,
  name: item.name,
  scopes: SCOPES.filter((scope) => item.scopes.includes(scope)),
  lastFour: item.lastFour,
  status: tokenStatus(item, at),
  createdAt: item.createdAt,
  expiresAt: item.expiresAt,
  lastUsedAt: item.lastUsedAt,
  lastUsedFrom: item.lastUsedFrom,
});

export const presentNotice = (item: NoticeItem, seen: boolean): Total<Schema<'Notice'>> => ({
  id: item.noticeId,
  kind: item.kind,
  at: item.at,
  seen,
  device: item.device,
  address: item.address,
  country: item.country,
  name: item.name,
  appId: item.appId,
  reason: item.reason,
  apiSlug: item.apiSlug,
  version: item.version,
  deprecation: item.deprecation && presentDeprecation(item.deprecation),
  operations: item.operations,
  subject: item.subject,
  text: item.text,
});

export const presentSession = (item: SessionItem): Total<Schema<'Session'>> => ({
  id: item.sessionId,
  device: item.device,
  address: item.address,
  country: item.country,
  createdAt: item.createdAt,
  lastSeenAt: item.lastSeenAt,
  expiresAt: item.expiresAt,
});
