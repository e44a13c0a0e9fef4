import { createHash } from 'node:crypto';
import { Problem } from '@portico/contract';
import { visibleApi, visibleVersion } from '@portico/data';
import { type DocumentKind, gatewayBase, type Principal, statusAt } from '@portico/domain';
import type { OpenApiDocument } from '@portico/openapi';
import { overlayGateway } from '@portico/openapi/overlay';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';

/** A version of an API by id or slug, and name or `latest`. */
export type VersionReference = { readonly apiId: string; readonly version: string };

export type Published = {
  readonly apiId: string;
  readonly slug: string;
  /** Where the gateway answers for the version. */
  readonly baseUrl: string;
  readonly version: string;
  readonly operations: number;
  readonly kind: DocumentKind;
  readonly document: OpenApiDocument;
};

/** What is made of OpenAPI documents alone: of others there is none. */
export const requireOpenApi = (kind: DocumentKind | undefined): void => {
  if (kind !== undefined && kind !== 'openapi')
    throw new Problem('not-found', phrase`There is this only of what has an OpenAPI document.`);
};

/** What a file of a version is called, up to its ending. */
export const fileNameOf = (slug: string, version: string): string =>
  `${slug}-${version.replace(/[^0-9A-Za-z.-]/g, '-')}`;

/** A published document as JSON, and what names it: it is another one when plans or the gateway's words are. */
export const writtenOut = ({ document }: Published): { readonly text: string; readonly hash: string } => {
  const text = JSON.stringify(document);
  return { text, hash: createHash('sha256').update(text).digest('hex') };
};

/** A version that a reader may see. */
export type SeenVersion = {
  readonly apiId: string;
  readonly slug: string;
  readonly version: string;
  readonly name: string;
  readonly kind: DocumentKind;
  readonly isLatest: boolean;
  readonly contentHash: string;
  readonly baseUrl: string;
};

export const seenVersion = async (
  { data, gatewayUrl }: Pick<Dependencies, 'data' | 'gatewayUrl'>,
  principal: Principal | undefined,
  { apiId, version }: VersionReference,
): Promise<SeenVersion> => {
  const api = await visibleApi(data, principal, apiId);
  const found = api && (await visibleVersion(data, principal, api, version));
  if (!api || !found) throw new Problem('not-found');
  const isLatest = found.version === api.latestVersion;
  const baseUrl = gatewayBase(gatewayUrl, api.slug, isLatest ? undefined : found.version);
  const { version: name, contentHash, kind = 'openapi' } = found;
  return { apiId: api.apiId, slug: api.slug, name: api.name, version: name, kind, isLatest, contentHash, baseUrl };
};

/** A version's document with what is true at the gateway, for a reader who may see it. */
export const publishedDocument = async (
  { data, documents, gatewayUrl, now }: Dependencies,
  principal: Principal | undefined,
  { apiId, version }: VersionReference,
): Promise<Published> => {
  const [api, { data: ofThePortal }] = await Promise.all([
    visibleApi(data, principal, apiId),
    data.entities.plan.query.primary({ catalogue: 'all' }).go({ pages: 'all' }),
  ]);
  if (!api) throw new Problem('not-found');
  const [found, { data: own }] = await Promise.all([
    visibleVersion(data, principal, api, version),
    data.entities.plan.query.byApi({ apiId: api.apiId }).go({ pages: 'all' }),
  ]);
  if (!found) throw new Problem('not-found');
  const plans = [...own, ...ofThePortal].filter(({ archivedAt }) => !archivedAt);
  const { kind = 'openapi' } = found;
  const [kept, { data: backend }] = await Promise.all([
    // The import kept a document it had read as an object.
    documents.getDocument(found.contentHash) as Promise<OpenApiDocument>,
    data.entities.backend.get({ apiId: api.apiId, version: found.version, environment: 'live' }).go(),
  ]);
  const baseUrl = gatewayBase(gatewayUrl, api.slug, found.version === api.latestVersion ? undefined : found.version);
  return {
    apiId: api.apiId,
    slug: api.slug,
    baseUrl,
    version: found.version,
    operations: found.operations,
    kind,
    document:
      kind !== 'openapi'
        ? kept
        : overlayGateway(kept, {
            serverUrl: baseUrl,
            forwardsAuthorization: backend?.forwardAuthorization === true,
            deprecated: ['deprecated', 'retired'].includes(statusAt(found, now().getTime())),
            ...(found.deprecation?.sunsetAt !== undefined && { sunset: found.deprecation.sunsetAt }),
            plans: plans
              .toSorted((a, b) => a.priceCentsPerMonth - b.priceCentsPerMonth)
              .map(({ name, requestsPerSecond, burst, requestsPerMonth, limitsPer }) => ({
                name,
                requestsPerSecond,
                burst,
                requestsPerMonth,
                limitsPer,
              })),
          }),
  };
};
