import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What is written to the audit log, each in the transaction of what it tells. */
export const AUDIT_ACTIONS = [
  'api.register',
  'api.edit',
  'api.delete',
  'version.add',
  'version.publish',
  'publishing-rules.change',
  'guide.add',
  'guide.change',
  'guide.publish',
  'guide.withdraw',
  'guide.delete',
  'guide-file.add',
  'guide-file.delete',
  'appearance.change',
  'appearance.restore',
  'version.make-default',
  'version.deprecate',
  'version.withdraw-deprecation',
  'version.retire',
  'backend.change',
  'backend.delete',
  'backend.test',
  'access-policies.change',
  'mcp-server.change',
  'source.change',
  'source.dismiss',
  'import.request',
  'upload.request',
  'app.add',
  'app.change',
  'key.create',
  'key.try',
  'key.rotate',
  'key.report',
  'key.revoke',
  'subscription.add',
  'subscription.change',
  'subscription.cancel',
  'subscription.end',
  'access.approve',
  'access.reject',
  'subscription.suspend',
  'subscription.resume',
  'subscribers.write',
  'plan.add',
  'plan.change',
  'plan.archive',
  'suite.add',
  'suite.delete',
  'run.start',
  'session.begin',
  'session.reuse',
  'session.end',
  'session.end-all',
  'password.ask',
  'sign-in-link.ask',
  'sign-up.ask',
  'sign-up.confirm',
  'sign-up.let-in',
  'sign-up.refuse',
  'settings.change',
  'password.reset',
  'password.change',
  'authenticator.begin',
  'authenticator.add',
  'authenticator.remove',
  'passkey.begin',
  'passkey.add',
  'passkey.remove',
  'recovery-codes.renew',
  'recovery-codes.use',
  'session.step-up',
  'user.join',
  'user.create',
  'user.invite',
  'user.change',
  'user.disable',
  'user.enable',
  'user.delete',
  'user.restore',
  'user.erase',
  'profile.change',
  'token.ask',
  'token.approve',
  'token.refuse',
  'token.create',
  'token.revoke',
  'token.report',
  'agent.approve',
  'agent.refuse',
  'agent.begin',
  'agent.reuse',
  'agent.revoke',
  'team.add',
  'api.hand-over',
  'app.hand-over',
  'app.delete',
  'team.rename',
  'team.hand-over',
  'connection.add',
  'connection.change',
  'connection.enable',
  'connection.disable',
  'connection.remove',
  'connection.test',
  'member.add',
  'member.change',
  'member.remove',
  'member.leave',
  'invitation.create',
  'invitation.resend',
  'invitation.revoke',
  'invitation.accept',
  'audit.read',
  'audit.verify',
  'audit.export',
  'audit.download',
  'audit.archive',
  /** Something was asked for and not done; the operation and the code say what and why. */
  'request.refused',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** A member that an act changed: JSON, at most 1,000 letters; absent where it was, or is, not there. */
export type AuditChange = { readonly name: string; readonly before?: string; readonly after?: string };

const VALUE_LENGTH_MAX = 1000;
const CHANGES_MAX = 40;

const shown = (value: unknown): string | undefined => {
  const text = JSON.stringify(value);
  if (text === undefined || text.length <= VALUE_LENGTH_MAX) return text;
  return JSON.stringify(`${text.slice(0, VALUE_LENGTH_MAX - 40)}… (${text.length} letters)`.toWellFormed());
};

/** What is different between two states as the contract presents them: secrets are in neither. */
export const changesOf = (before: object = {}, after: object = {}): AuditChange[] => {
  const [had, has] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...had.keys(), ...has.keys()])]
    .map((name) => ({ name, before: shown(had.get(name)), after: shown(has.get(name)) }))
    .filter((change) => change.before !== change.after)
    .slice(0, CHANGES_MAX)
    .map(({ name, before: old, after: now }) => ({
      name,
      ...(old !== undefined && { before: old }),
      ...(now !== undefined && { after: now }),
    }));
};

/** JSON with the members of each object in the order of their names: the same text for the same value. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
};

/** What an entry says, in 32 bytes as hex (SHA-256 over its canonical JSON). */
export const digestOf = (entry: object): string => createHash('sha256').update(canonical(entry)).digest('hex');

/** A link of the chain of a shard: the entry at a place, bound to all before it. */
export type AuditLink = {
  readonly entryId: string;
  /** From 1 on. */
  readonly sequence: number;
  readonly digest: string;
  readonly seal: string;
};

/** Before the first link. */
export const NO_SEAL = '0'.repeat(64);

/** The seal of a link: an HMAC, so that who can write the table but has not the deployment's secret makes none. */
export const sealOf = (
  secret: string,
  { shard, previous, ...link }: { shard: string; previous: string } & Omit<AuditLink, 'seal'>,
): string =>
  createHmac('sha256', `audit ${secret}`)
    .update([shard, previous, link.sequence, link.entryId, link.digest].join(' '))
    .digest('hex');

export const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** What is wrong at one place of the log. */
export type AuditFault = {
  readonly kind:
    | 'edited'
    | 'deleted'
    | 'inserted'
    | 'broken'
    | 'truncated'
    | 'rewritten'
    | 'seal-edited'
    | 'seal-missing';
  readonly shard: string;
  readonly entryId?: string;
  readonly sequence?: number;
  /** Of a fault in what is kept outside the table: the day's. */
  readonly day?: string;
};

/** Where the walk along a chain stands: the last link that was right. */
export type ChainPlace = { readonly sequence: number; readonly seal: string };

/** Links in the order of their sequence from a place on: each follows from the one before. */
export const checkLinks = (
  secret: string,
  shard: string,
  from: ChainPlace,
  links: readonly AuditLink[],
  /** What was kept of it elsewhere. */
  anchored: ReadonlyMap<number, string> = new Map(),
): { readonly place: ChainPlace; readonly faults: readonly AuditFault[] } => {
  const faults: AuditFault[] = [];
  let place = from;
  for (const link of links) {
    const { entryId, sequence, seal } = link;
    const follows =
      sequence === place.sequence + 1 && same(seal, sealOf(secret, { ...link, shard, previous: place.seal }));
    const kept = anchored.get(sequence);
    if (!follows) faults.push({ kind: 'broken', shard, entryId, sequence });
    // Whoever has the secret can seal anew, and not what was kept.
    else if (kept !== undefined && !same(seal, kept)) faults.push({ kind: 'rewritten', shard, entryId, sequence });
    // From a broken link on, those after it are held to what it says: one fault is told once.
    place = { sequence, seal };
  }
  return { place, faults };
};

/** The end of a chain against what its head says. */
export const checkHead = (shard: string, reached: ChainPlace, head: ChainPlace | undefined): AuditFault[] => {
  const ends = head ?? { sequence: 0, seal: NO_SEAL };
  if (reached.sequence === ends.sequence && same(reached.seal, ends.seal)) return [];
  return [{ kind: 'truncated', shard, sequence: Math.min(reached.sequence, ends.sequence) }];
};

/** Entries and links of the same range of ids, both in the order of ids: one link to an entry, saying what it says. */
export const checkEntries = (
  shard: string,
  entries: readonly { readonly entryId: string }[],
  links: readonly AuditLink[],
  /** Entries that may still wait for their link. */
  mayWait: (entryId: string) => boolean,
): AuditFault[] => {
  const linked = new Map(links.map((link) => [link.entryId, link]));
  const written = new Set(entries.map(({ entryId }) => entryId));
  return [
    ...entries.flatMap((entry): AuditFault[] => {
      const { entryId } = entry;
      const link = linked.get(entryId);
      if (!link) return mayWait(entryId) ? [] : [{ kind: 'inserted', shard, entryId }];
      return same(link.digest, digestOf(entry)) ? [] : [{ kind: 'edited', shard, entryId, sequence: link.sequence }];
    }),
    ...links
      .filter(({ entryId }) => !written.has(entryId))
      .map(({ entryId, sequence }): AuditFault => ({ kind: 'deleted', shard, entryId, sequence })),
  ];
};
