import { randomBytes } from 'node:crypto';
import { childOf, type Fields, numberOf, textOf } from '../../wire/fields.ts';
import type { CognitoRoom } from '../cognito-room.ts';
import type { Pool, Provider } from '../pool-store.ts';
import { samlMetadataOf } from '../provider-operations.ts';
import { readSamlMetadata, type SamlMetadata } from '../saml/metadata.ts';
import { readResponse, requestUrl, type ServiceProvider } from '../saml/response.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import type { Proven } from './federated-user.ts';
import type { DomainRequest } from './http.ts';

/** Metadata from a URL is read again after so long. */
const METADATA_LIFE_SECONDS = 21_600;
const ASSERTION_KEPT_SECONDS = 86_400;

type Begun = { readonly url: (relayState: string) => Promise<string>; readonly kept: Fields };

/** The SAML service provider of the pool: an answer is taken for a request of ours, once, and never unasked. */
export const createSaml = (room: CognitoRoom) => {
  /** As it is at its URL; as it was there, where that does not answer. */
  const metadataOf = async ({ poolId, name, properties }: Provider): Promise<SamlMetadata> => {
    const kept = readSamlMetadata(textOf(properties, 'metadata') ?? '');
    const now = room.context.now().getTime() / 1000;
    const details = childOf(properties, 'ProviderDetails');
    const isFresh = now - (numberOf(properties, 'metadataReadAt') ?? 0) < METADATA_LIFE_SECONDS;
    if (textOf(details, 'MetadataURL') === undefined || isFresh) return kept;
    try {
      const metadata = await samlMetadataOf(details);
      room.pools.putProvider(poolId, name, { ...properties, metadata, metadataReadAt: now });
      return readSamlMetadata(metadata);
    } catch (error) {
      room.context.log(`metadata of ${name}: ${error instanceof Error ? error.message : String(error)}`);
      return kept;
    }
  };
  const serviceProvider = async (pool: Pool, provider: Provider): Promise<ServiceProvider> => ({
    entityId: `urn:amazon:cognito:sp:${pool.id}`,
    replyUrl: `${room.context.origins.signIn}/saml2/idpresponse`,
    idp: await metadataOf(provider),
  });
  return {
    async begin({ pool }: AuthorizationRequest, provider: Provider): Promise<Begun> {
      const requestId = `_${randomBytes(16).toString('hex')}`;
      const us = await serviceProvider(pool, provider);
      return { kept: { requestId }, url: (relayState) => requestUrl(us, requestId, relayState) };
    },
    async prove(request: DomainRequest, pool: Pool, provider: Provider, kept: Fields): Promise<Proven> {
      const us = await serviceProvider(pool, provider);
      const answer = request.form.get('SAMLResponse') ?? '';
      const { id, subject, attributes } = await readResponse(us, textOf(kept, 'requestId') ?? '', answer);
      if (!room.tickets.once('assertion', `${us.idp.entityId} ${id}`, ASSERTION_KEPT_SECONDS))
        throw new Error('the assertion was used already');
      return { subject, issuer: us.idp.entityId, claims: { ...attributes, NameID: subject } };
    },
  };
};
