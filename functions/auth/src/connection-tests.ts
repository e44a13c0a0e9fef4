import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  audited,
  type ConnectionItem,
  given,
  type StoredConnectionTest,
  teamNames,
  writeTogether,
} from '@portico/data';
import { connectionOfUsername, valuesOf } from '@portico/domain';
import { phrase } from '@portico/words';
import { presentTest } from './connection-record.ts';
import { corporateConnection } from './corporate-connection.ts';
import type { Dependencies } from './dependencies.ts';
import { vouchesFor } from './ways-in.ts';

type Code = {
  readonly code: string;
  readonly codeVerifier: string;
  readonly redirectUri: string;
  readonly nonce: string;
};

const missing = (pointer: string) =>
  new Problem('invalid-request', undefined, { errors: [{ pointer, words: phrase`is missing` }] });

/** What a sign-in through a connection brings, told and not taken: no session, no person, no team. */
export const connectionTests = (dependencies: Dependencies) => {
  const { data, now, pool, identity } = dependencies;
  const template = corporateConnection(dependencies);
  const prove = async (item: ConnectionItem, code: Code): Promise<Omit<StoredConnectionTest, 'at'>> => {
    const tokens = await pool.exchange(code.code, code.codeVerifier, code.redirectUri);
    const claims = tokens?.idToken && (await identity.idToken(tokens.idToken));
    // Its tokens are no session of ours, and open nothing; what would renew them ends here.
    if (tokens?.refreshToken) await pool.revoke(tokens.refreshToken);
    if (!claims || claims.nonce !== code.nonce) throw new Problem('sign-in-failed');
    const { username, email, name } = claims;
    if (connectionOfUsername(username) !== item.connectionId)
      throw new Problem('sign-in-failed', phrase`That was a sign-in of another connection.`);
    return {
      outcome: 'proven',
      subject: username.slice(username.indexOf('_') + 1),
      ...given({ email, name }),
      emailVerified: vouchesFor(item, claims),
      groups: valuesOf(claims.providerGroups),
    };
  };

  return {
    async create(connectionId: string, body: Schema<'NewConnectionTest'>): Promise<Total<Schema<'ConnectionTest'>>> {
      const { code, codeVerifier, redirectUri, nonce, refusal } = {
        code: body.code,
        codeVerifier: body.codeVerifier,
        redirectUri: body.redirectUri,
        nonce: body.nonce,
        refusal: body.refusal,
      } satisfies Written<'NewConnectionTest'>;
      const found = (await data.entities.connection.get({ connectionId }).go({ consistent: true })).data;
      const item = found && template.asDeployed(found);
      if (!item) throw new Problem('not-found', phrase`There is no such connection.`);
      const came = async (): Promise<Omit<StoredConnectionTest, 'at'>> => {
        if (refusal !== undefined) return { outcome: 'refused', detail: refusal, groups: [] };
        if (code === undefined) throw missing('/code');
        if (codeVerifier === undefined) throw missing('/codeVerifier');
        if (redirectUri === undefined) throw missing('/redirectUri');
        if (nonce === undefined) throw missing('/nonce');
        return prove(item, { code, codeVerifier, redirectUri, nonce });
      };
      const at = now();
      const lastTest: StoredConnectionTest = { at: at.toISOString(), ...(await came()) };
      const refused = await writeTogether(data, (items) => ({
        connection: items.connection.patch({ connectionId }).set({ lastTest }).commit(),
        audit: audited(items, {
          action: 'connection.test',
          entity: { kind: 'connection', id: connectionId, name: item.name },
          at,
          after: { outcome: lastTest.outcome },
        }),
      }));
      if (refused) throw new Problem('not-found', phrase`There is no such connection.`);
      const names = await teamNames(
        data,
        item.mappings.flatMap(({ teamId }) => teamId ?? []),
      );
      return presentTest(lastTest, item.mappings, names);
    },
  };
};
