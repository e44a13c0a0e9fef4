import { Problem, type Schema } from '@portico/contract';
import { EgressError } from '@portico/egress';
import { type Phrase, phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';

const METADATA_BYTES_MAX = 100_000;
const TIMEOUT_MILLISECONDS = 8_000;
const SCOPES = 'openid email profile';

/** What an identity provider says of itself, and what the user pool is told of it. */
export type ProviderFacts = {
  readonly issuer: string;
  readonly certificatesUntil: readonly string[];
  readonly details: Readonly<Record<string, string>>;
};

type Given = {
  readonly [Name in 'metadata' | 'metadataUrl' | 'issuer' | 'clientId' | 'clientSecret' | 'scopes']?:
    | string
    | undefined;
};

const unusable = (pointer: string, words: Phrase) =>
  new Problem('invalid-reference', undefined, { errors: [{ pointer, words }] });
const missing = (pointer: string) =>
  new Problem('invalid-request', undefined, { errors: [{ pointer, words: phrase`is missing` }] });
const needless = (pointer: string) =>
  new Problem('invalid-request', undefined, {
    errors: [{ pointer, words: phrase`is not of this kind of identity provider` }],
  });

/** Asks identity providers what they are, through the egress door. */
export const providerFacts = ({ egress }: Pick<Dependencies, 'egress'>) => {
  const fetched = async (url: string, pointer: string): Promise<string> => {
    try {
      const limits = { bytesMax: METADATA_BYTES_MAX, timeoutMilliseconds: TIMEOUT_MILLISECONDS };
      const { bytes } = await egress.fetchDocument(url, limits);
      return new TextDecoder().decode(bytes);
    } catch (error) {
      if (error instanceof EgressError) throw unusable(pointer, error.words);
      throw error;
    }
  };

  const ofSaml = async ({ metadata, metadataUrl }: Given): Promise<ProviderFacts> => {
    const { readSamlMetadata, UnusableMetadata } = await import('./saml-metadata.ts');
    if (metadata !== undefined && metadataUrl !== undefined) throw needless('/metadataUrl');
    const pointer = metadata === undefined ? '/metadataUrl' : '/metadata';
    const xml = metadata ?? (metadataUrl === undefined ? undefined : await fetched(metadataUrl, pointer));
    if (xml === undefined) throw missing('/metadata');
    try {
      const { entityId, certificatesUntil } = readSamlMetadata(xml);
      // From a URL the user pool reads it itself, and again when it changes.
      const source = metadataUrl === undefined ? { MetadataFile: xml } : { MetadataURL: metadataUrl };
      return { issuer: entityId, certificatesUntil, details: source };
    } catch (error) {
      if (error instanceof UnusableMetadata) throw unusable(pointer, error.words);
      throw error;
    }
  };

  /** By its discovery document (OpenID Connect Discovery 1.0 §4). */
  const requireIssuer = async (issuer: string): Promise<void> => {
    const json = await fetched(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, '/issuer');
    let said: unknown;
    try {
      said = JSON.parse(json);
    } catch {
      throw unusable('/issuer', phrase`does not describe itself in JSON`);
    }
    if (typeof said !== 'object' || said === null || !('issuer' in said) || said.issuer !== issuer)
      throw unusable('/issuer', phrase`says that it is another issuer`);
  };

  return {
    async of(kind: Schema<'ConnectionKind'>, given: Given): Promise<ProviderFacts> {
      const { issuer, clientId, clientSecret, scopes } = given;
      const foreign = kind === 'saml' ? { issuer, clientId, clientSecret, scopes } : {};
      for (const [name, value] of Object.entries(foreign)) if (value !== undefined) throw needless(`/${name}`);
      if (kind === 'saml') return ofSaml(given);
      if (given.metadata !== undefined) throw needless('/metadata');
      if (given.metadataUrl !== undefined) throw needless('/metadataUrl');
      if (issuer === undefined) throw missing('/issuer');
      if (clientId === undefined) throw missing('/clientId');
      if (clientSecret === undefined) throw missing('/clientSecret');
      await requireIssuer(issuer);
      const details = {
        ...{ oidc_issuer: issuer, client_id: clientId, client_secret: clientSecret },
        ...{ authorize_scopes: scopes ?? SCOPES, attributes_request_method: 'GET' },
      };
      return { issuer, certificatesUntil: [], details };
    },

    /** What a change says anew; nothing else is asked for again. */
    async changed(kind: Schema<'ConnectionKind'>, given: Omit<Given, 'issuer'>): Promise<Partial<ProviderFacts>> {
      const { metadata, metadataUrl, clientId, clientSecret, scopes } = given;
      const foreign = kind === 'saml' ? { clientId, clientSecret, scopes } : { metadata, metadataUrl };
      for (const [name, value] of Object.entries(foreign)) if (value !== undefined) throw needless(`/${name}`);
      if (kind === 'saml') return metadata === undefined && metadataUrl === undefined ? {} : ofSaml(given);
      const told = { client_id: clientId, client_secret: clientSecret, authorize_scopes: scopes };
      const details = Object.entries(told).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      );
      return details.length > 0 ? { details: Object.fromEntries(details) } : {};
    },
  };
};
