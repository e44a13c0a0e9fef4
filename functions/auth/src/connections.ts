import { type Page, Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  answered,
  audited,
  CHANGED,
  type ConnectionItem,
  given,
  type Lease,
  leavePlace,
  revisionOf,
  stillAt,
  TransactionCancelled,
  takePlace,
  teamNames,
  underLease,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { createId, providerOf } from '@portico/domain';
import { phrase } from '@portico/words';
import { alignedPool, CONNECTIONS, connectionsKept, POOL_LEASE, providersKept } from './aligned-pool.ts';
import { adminsThrough } from './connection-admins.ts';
import { busyWithConnections, connectionChecks } from './connection-checks.ts';
import { attributeMapping, claimsOf, domainParts, mappingsOf, presentConnection, toldOf } from './connection-record.ts';
import { corporateConnection, isCorporate } from './corporate-connection.ts';
import type { Dependencies } from './dependencies.ts';
import { providerFacts } from './provider-facts.ts';
import { signedOutUri } from './sign-out.ts';
import type { WaysIn } from './ways-in.ts';

/** The user pool has 300 providers at most. */
const CONNECTIONS_MAX = 100;

const noConnection = () => new Problem('not-found', phrase`There is no such connection.`);
const named = ({ connectionId, name }: Pick<ConnectionItem, 'connectionId' | 'name'>) => ({
  kind: 'connection',
  id: connectionId,
  name,
});
const tooMany = () => new Problem('limit-reached', phrase`There are ${CONNECTIONS_MAX} connections at most.`);
/** What else there is to say of the deployment's own connection, its parameters say. */
const requireMappingsAlone = (body: Schema<'ConnectionChanges'>): void => {
  const others = Object.keys(body).filter((name) => name !== 'mappings');
  if (others.length === 0) return;
  const words = phrase`is the deployment’s to say`;
  throw new Problem('conflict', undefined, { errors: others.map((name) => ({ pointer: `/${name}`, words })) });
};
const once = (domains: readonly string[] = []): string[] => [...new Set(domains)];

/**
 * The rules of connections. The table says which there are, and the user pool follows: whoever changes one is alone at
 * it, and clears away what somebody left there who broke off.
 */
export const connections = (dependencies: Dependencies & { readonly portalUrl: string }, ways: WaysIn) => {
  const { data, now, pool, issuer, signInUrl, portalUrl } = dependencies;
  const { connection } = data.entities;
  const facts = providerFacts(dependencies);
  const checks = connectionChecks(data, ways.ofTemplate);
  const template = corporateConnection(dependencies);
  const { create, change, align } = alignedPool(pool);
  const providersNow = () => providersKept(data);
  const everybody = async () => [await template.ensure(), ...(await connectionsKept(data))];

  const alone = async <Value>(work: (lease: Lease) => Promise<Value>): Promise<Value> => {
    const once = () => underLease(data, POOL_LEASE, now, async (lease) => ({ value: await work(lease) }));
    try {
      return (await untilUnchanged(async () => (await once()) ?? CHANGED)).value;
    } catch (error) {
      throw error instanceof TransactionCancelled ? busyWithConnections() : error;
    }
  };
  const found = async (connectionId: string): Promise<ConnectionItem> => {
    if (isCorporate({ connectionId })) return template.ensure();
    const item = (await connection.get({ connectionId }).go({ consistent: true })).data;
    if (!item) throw noConnection();
    return template.asDeployed(item);
  };
  const shown = async (items: readonly ConnectionItem[]) => {
    const names = await teamNames(
      data,
      items.flatMap(({ mappings }) => mappings.flatMap(({ teamId }) => teamId ?? [])),
    );
    return items.map((item) => presentConnection(item, names));
  };
  const described = async (item: ConnectionItem) => {
    const [body] = await shown([item]);
    if (!body) throw noConnection();
    return { body, etag: String(revisionOf(item)) };
  };

  const write = async (lease: Lease, before: ConnectionItem, after: ConnectionItem, newSecret: boolean) => {
    // What a test brought meanwhile is not this one's to write.
    const { connectionId, kind: _, issuer: __, createdAt: ___, lastTest: ____, adminsCounted: _____, ...set } = after;
    const cleared = before.metadataUrl !== undefined && after.metadataUrl === undefined;
    const turned = after.enabled === before.enabled ? 'change' : after.enabled ? 'enable' : 'disable';
    const admins = turned === 'disable' ? await adminsThrough(data, before) : undefined;
    return writeTogether(data, (items) => ({
      lease: lease.stillHeld(items),
      admins: admins?.leave(items),
      connection: items.connection
        .patch({ connectionId })
        .set(set)
        .remove(cleared ? ['metadataUrl'] : [])
        .where((had, operations) =>
          [stillAt(revisionOf(before))(had, operations), ...(admins ? [admins.stillThose(had, operations)] : [])].join(
            ' AND ',
          ),
        )
        .commit(),
      domains: domainParts(items, connectionId, before.domains, after.domains),
      audit: audited(items, {
        action: `connection.${turned}`,
        entity: named(after),
        at: now(),
        before: toldOf(before),
        after: { ...toldOf(after), ...(newSecret && { clientSecret: 'replaced' }) },
      }),
    }));
  };

  return {
    serviceProvider: (): Total<Schema<'ServiceProvider'>> => ({
      entityId: `urn:amazon:cognito:sp:${issuer.split('/').at(-1) ?? ''}`,
      replyUrl: `${signInUrl}/saml2/idpresponse`,
      redirectUri: `${signInUrl}/oauth2/idpresponse`,
      postLogoutRedirectUri: signedOutUri(portalUrl),
    }),

    async list({ limit, position }: Page) {
      const own = position ? undefined : await template.ensure();
      const page = await connection.query.byList({ list: 'all' }).go({ limit, cursor: position ?? null });
      const items = page.data.map(template.asDeployed);
      // The list may not know yet what was just written: it is the oldest of all.
      if (own && !items.some(isCorporate) && items.length < limit) items.unshift(own);
      return { items: await shown(items), position: page.cursor };
    },

    get: async (connectionId: string) => described(await found(connectionId)),

    async create(body: Schema<'NewConnection'>): Promise<Total<Schema<'Connection'>>> {
      const { kind, metadata, clientSecret, ...fields } = {
        name: body.name,
        kind: body.kind,
        domains: once(body.domains),
        metadata: body.metadata,
        metadataUrl: body.metadataUrl,
        issuer: body.issuer,
        clientId: body.clientId,
        clientSecret: body.clientSecret,
        scopes: body.scopes,
        claims: body.claims,
        mappings: mappingsOf(body.mappings ?? []),
      } satisfies Written<'NewConnection'>;
      await checks.mappings(fields.mappings);
      const said = await facts.of(kind, { ...fields, metadata, clientSecret });
      const at = now();
      const connectionId = createId('connection', at);
      const item: ConnectionItem = {
        ...given({ ...fields, issuer: said.issuer, certificatesUntil: [...said.certificatesUntil] }),
        ...{ connectionId, kind, claims: claimsOf(fields.claims), enabled: false, revision: 1, list: 'all' },
        createdAt: at.toISOString(),
      };
      const provider = providerOf(connectionId);
      return alone(async (lease) => {
        checks.isOne(
          await everybody(),
          item,
          kind === 'oidc' ? '/issuer' : metadata === undefined ? '/metadataUrl' : '/metadata',
        );
        await checks.domains(item.domains);
        const others = await providersNow();
        if (others.length >= CONNECTIONS_MAX) throw tooMany();
        await create(provider, kind, said.details, attributeMapping(item.claims));
        await align([...others, provider], provider);
        const { body: made } = await described(item);
        const refused = await writeTogether(data, (items) => ({
          lease: lease.stillHeld(items),
          connection: items.connection.create(item).commit(),
          place: takePlace(items, CONNECTIONS, connectionId, CONNECTIONS_MAX),
          domains: domainParts(items, connectionId, [], item.domains),
          audit: audited(items, { action: 'connection.add', entity: named(item), at, after: toldOf(item) }),
          answer: answered(items, made),
        }));
        if (refused) throw refused === 'place' ? tooMany() : busyWithConnections();
        return made;
      });
    },

    async update(connectionId: string, seen: string, body: Schema<'ConnectionChanges'>) {
      const { metadata, clientSecret, ...fields } = {
        name: body.name,
        domains: body.domains && once(body.domains),
        metadata: body.metadata,
        metadataUrl: body.metadataUrl,
        clientId: body.clientId,
        clientSecret: body.clientSecret,
        scopes: body.scopes,
        claims: body.claims && claimsOf(body.claims),
        mappings: body.mappings && mappingsOf(body.mappings),
        enabled: body.enabled,
      } satisfies Written<'ConnectionChanges'>;
      if (isCorporate({ connectionId })) requireMappingsAlone(body);
      const { kind, issuer: known, revision } = await found(connectionId);
      if (seen !== String(revisionOf({ revision }))) throw new Problem('precondition-failed');
      await checks.mappings(fields.mappings);
      const said = await facts.changed(kind, { ...fields, metadata, clientSecret });
      if (said.issuer !== undefined && said.issuer !== known)
        throw new Problem('invalid-reference', undefined, {
          errors: [
            {
              pointer: metadata === undefined ? '/metadataUrl' : '/metadata',
              words: phrase`is of another identity provider: connect that one anew`,
            },
          ],
        });
      return alone(async (lease) => {
        const before = await found(connectionId);
        if (seen !== String(revisionOf(before))) throw new Problem('precondition-failed');
        const { metadataUrl: had, ...kept } = before;
        const after: ConnectionItem = {
          ...(metadata === undefined ? { ...kept, ...given({ metadataUrl: had }) } : kept),
          ...given({ ...fields, certificatesUntil: said.certificatesUntil && [...said.certificatesUntil] }),
          ...(before.enabled && fields.enabled === false && { sessionsEndedAt: now().toISOString() }),
          revision: revisionOf(before) + 1,
        };
        if (fields.clientId !== undefined) checks.isOne(await everybody(), after, '/clientId');
        if (!isCorporate(before)) await checks.domains(after.domains, connectionId);
        if (said.details || fields.claims)
          await change(providerOf(connectionId), said.details ?? {}, attributeMapping(after.claims));
        if (await write(lease, before, after, clientSecret !== undefined)) throw busyWithConnections();
        return described(after);
      });
    },

    /** The table first: from then on nobody comes through it. What stays in the user pool leads nowhere, and goes with the next change. */
    remove: (connectionId: string): Promise<undefined> =>
      alone(async (lease) => {
        if (isCorporate({ connectionId })) throw new Problem('conflict', phrase`This connection is the deployment’s.`);
        const item = await found(connectionId);
        const others = (await providersNow()).filter((name) => name !== providerOf(connectionId));
        const admins = await adminsThrough(data, item);
        const refused = await writeTogether(data, (items) => ({
          lease: lease.stillHeld(items),
          admins: admins.leave(items),
          connection: items.connection
            .delete({ connectionId })
            .where(
              (had, operations) =>
                `${stillAt(revisionOf(item))(had, operations)} AND ${admins.stillThose(had, operations)}`,
            )
            .commit(),
          domains: domainParts(items, connectionId, item.domains, []),
          place: leavePlace(items, CONNECTIONS, connectionId),
          audit: audited(items, {
            action: 'connection.remove',
            entity: named(item),
            at: now(),
            before: toldOf(item),
          }),
        }));
        if (refused) throw busyWithConnections();
        await align(others).catch((error: unknown) => {
          if (!(error instanceof Problem)) throw error;
        });
        return undefined;
      }),
  };
};
