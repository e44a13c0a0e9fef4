import type { TeamRole } from '@portico/client';
import type { Messages } from '../../i18n/messages.ts';

const ROLES: readonly TeamRole[] = ['owner', 'maintainer', 'member'];

export const roleChoices = (t: Messages['teams']) => ROLES.map((value) => ({ value, label: t.roles[value] }));

/** What was chosen; the choices are the roles. */
export const roleOf = (value: string): TeamRole => ROLES.find((role) => role === value) ?? 'member';
