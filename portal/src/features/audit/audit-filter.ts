import type { AuditAction } from '@portico/client';
import { AUDIT_ACTIONS } from '@portico/client/audit-actions';

/** What of the log is asked for, as it stands in the address; `days` back from now, or all. */
export type AuditFilter = {
  readonly actorId?: string;
  readonly entityId?: string;
  readonly action?: AuditAction;
  readonly days?: number;
};

export const DAYS = [1, 7, 30] as const;

const ACTOR_ID = /^(usr_[0-9a-hjkmnp-tv-z]{26}|visitor|portico)$/;
const ENTITY_ID = /^[A-Za-z0-9][A-Za-z0-9_.+-]{0,99}$/;

/** Reads an address; what does not fit the contract is not asked for. */
export const filterOf = (named: (name: string) => string | undefined): AuditFilter => {
  const [actorId, entityId] = [named('actor'), named('entity')];
  const action = AUDIT_ACTIONS.find((known) => known === named('action'));
  const days = DAYS.find((known) => String(known) === named('days'));
  return {
    ...(actorId !== undefined && ACTOR_ID.test(actorId) && { actorId }),
    ...(entityId !== undefined && ENTITY_ID.test(entityId) && { entityId }),
    ...(action && { action }),
    ...(days && { days }),
  };
};

/** The address of a filter. */
export const hrefOf = ({ actorId, entityId, action, days }: AuditFilter): string => {
  const query = new URLSearchParams({
    ...(actorId !== undefined && { actor: actorId }),
    ...(entityId !== undefined && { entity: entityId }),
    ...(action !== undefined && { action }),
    ...(days !== undefined && { days: String(days) }),
  }).toString();
  return query === '' ? '/admin/audit' : `/admin/audit?${query}`;
};

/** As the API is asked. */
export const queryOf = ({ days, ...filter }: AuditFilter, now: number) => ({
  ...filter,
  ...(days !== undefined && { from: new Date(now - days * 86_400_000).toISOString() }),
});
