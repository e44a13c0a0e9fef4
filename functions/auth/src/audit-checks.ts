import type { Page, Schema, Total } from '@portico/contract';
import { auditVerifier, VERIFY_START, type VerifiedStretch, type VerifyPlace } from '@portico/data';
import type { AuditFault, Principal } from '@portico/domain';
import type { AuditLog } from './audit-log.ts';
import type { AuditDependencies } from './dependencies.ts';

const presentFault = ({ kind, entryId, sequence, day }: AuditFault): Total<Schema<'AuditFault'>> => ({
  kind,
  entryId,
  sequence,
  day,
});
const presentCheck = ({ shard, checked, total, faults }: VerifiedStretch): Total<Schema<'AuditCheck'>> => ({
  shard,
  checked,
  total,
  faults: faults.map(presentFault),
});

/** Verifying the audit log, as many stretches at a time as are asked for. */
export const auditChecks = ({ data, now, lasting: secret, auditStore }: AuditDependencies, log: AuditLog) => {
  const verify = auditVerifier({ data, now, secret, store: auditStore });
  return {
    async list(principal: Principal, { limit, position }: Page) {
      if (position === undefined) await log.tell(principal, 'audit.verify', {});
      // Nobody but this function wrote what the kernel's cursor says.
      const from = position === undefined ? VERIFY_START : (JSON.parse(position) as VerifyPlace);
      const { stretches, next } = await verify(from, limit);
      return { items: stretches.map(presentCheck), position: next && JSON.stringify(next) };
    },
  };
};
