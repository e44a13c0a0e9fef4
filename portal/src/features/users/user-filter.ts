import type { Role, UserStatus } from '@portico/client';

/** Whom the list shows, as it stands in the address; `seen` within so many days, or, below zero, not within. */
export type UserFilter = {
  readonly q?: string;
  readonly role?: Role;
  readonly status?: UserStatus;
  readonly seen?: number;
};

export const ROLES = ['admin', 'publisher', 'developer'] as const satisfies readonly Role[];
export const STATUSES = ['active', 'disabled', 'deleted'] as const satisfies readonly UserStatus[];
export const SEEN = [7, 30, 90, -30, -90] as const;

/** People read at once. */
export const PAGE = 50;

/** Reads an address; what does not fit the contract is not asked for. */
export const filterOf = (named: (name: string) => string | undefined): UserFilter => {
  const q = named('q')?.trim().slice(0, 254).toWellFormed();
  const role = ROLES.find((known) => known === named('role'));
  const status = STATUSES.find((known) => known === named('status'));
  const seen = SEEN.find((known) => String(known) === named('seen'));
  return { ...(q && { q }), ...(role && { role }), ...(status && { status }), ...(seen && { seen }) };
};

/** The address of a filter. */
export const hrefOf = ({ q, role, status, seen }: UserFilter): string => {
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(role && { role }),
    ...(status && { status }),
    ...(seen !== undefined && { seen: String(seen) }),
  }).toString();
  return query === '' ? '/admin/users' : `/admin/users?${query}`;
};

/** As the API is asked. */
export const queryOf = ({ seen, ...filter }: UserFilter, now: number) => {
  const instant = seen === undefined ? undefined : new Date(now - Math.abs(seen) * 86_400_000).toISOString();
  return {
    ...filter,
    ...(instant !== undefined && (seen ?? 0) > 0 && { signedInFrom: instant }),
    ...(instant !== undefined && (seen ?? 0) < 0 && { signedInTo: instant }),
  };
};
