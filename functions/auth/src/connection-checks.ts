import { Problem } from '@portico/contract';
import type { ConnectionItem, Data } from '@portico/data';
import type { ConnectionMapping } from '@portico/domain';
import { type Phrase, phrase } from '@portico/words';

const fault = (code: 'invalid-request' | 'invalid-reference' | 'conflict', pointer: string, words: Phrase) =>
  new Problem(code, undefined, { errors: [{ pointer, words }] });

export const busyWithConnections = () =>
  new Problem('unavailable', phrase`Somebody else is changing a connection at this moment. Try again.`, {
    headers: { 'Retry-After': '2' },
  });

/** What must be true of a connection besides its form. */
export const connectionChecks = ({ entities }: Data, ofTemplate: ReadonlySet<string>) => ({
  /** Each gives something, in a team that there is. */
  async mappings(mappings: readonly ConnectionMapping[] | undefined): Promise<void> {
    const teamIds = [...new Set((mappings ?? []).flatMap(({ teamId }) => teamId ?? []))];
    const keys = teamIds.map((teamId) => ({ teamId }));
    const found = keys.length === 0 ? [] : (await entities.team.get(keys).go({ consistent: true })).data;
    const there = new Set(found.map(({ teamId }) => teamId));
    for (const [index, { role, teamId, teamRole }] of (mappings ?? []).entries()) {
      if (role === undefined && teamId === undefined)
        throw fault('invalid-request', `/mappings/${index}`, phrase`gives neither a role nor a team`);
      if (teamRole !== undefined && teamId === undefined)
        throw fault('invalid-request', `/mappings/${index}/teamRole`, phrase`is of no team`);
      if (teamId !== undefined && !there.has(teamId))
        throw fault('invalid-reference', `/mappings/${index}/teamId`, phrase`there is no such team`);
    }
  },

  /**
   * Nobody is connected twice, as the same people would be others under each. Only who holds the lease on the user pool's
   * providers asks: nobody else connects one meanwhile.
   */
  isOne(
    all: readonly ConnectionItem[],
    { connectionId, kind, issuer, clientId }: ConnectionItem,
    pointer: string,
  ): void {
    const same = (one: ConnectionItem) =>
      one.connectionId !== connectionId &&
      one.kind === kind &&
      one.issuer === issuer &&
      (kind === 'saml' || one.clientId === clientId);
    const other = all.find(same);
    if (other) throw fault('conflict', pointer, phrase`is connected already, as ${other.name}`);
  },

  /** Each leads here or nowhere yet: asked before the user pool is told, and once more by the write. */
  async domains(domains: readonly string[], connectionId?: string): Promise<void> {
    const keys = domains.map((domain) => ({ domain }));
    const led = keys.length === 0 ? [] : (await entities.connectionDomain.get(keys).go({ consistent: true })).data;
    const taken = new Set(led.filter((one) => one.connectionId !== connectionId).map(({ domain }) => domain));
    for (const [index, domain] of domains.entries())
      if (taken.has(domain) || ofTemplate.has(domain))
        throw fault('conflict', `/domains/${index}`, phrase`leads to another connection`);
  },
});
