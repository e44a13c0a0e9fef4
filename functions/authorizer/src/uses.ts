import { type AccessTokenItem, type AgentGrantItem, type ApiKeyItem, type Data, unlessRefused } from '@portico/data';
import { staleness, viewerOf } from '@portico/domain';
import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import type { Dependencies } from './dependencies.ts';

/** With the seconds for which API Gateway keeps an answer, what is told of a use is a minute old at most. */
const TOLD_AGAIN_MILLISECONDS = 50_000;

type Used = { readonly lastUsedAt: string; readonly lastUsedFrom: string };

/** When and from where something is used now; nothing, where what was noted is true enough. */
export const useOf = async (
  { edgeSecret }: Dependencies,
  { lastUsedAt }: { readonly lastUsedAt?: string },
  { multiValueHeaders, requestContext }: APIGatewayRequestAuthorizerEvent,
  at: Date,
): Promise<Used | undefined> => {
  if (lastUsedAt && Date.parse(lastUsedAt) > at.getTime() - TOLD_AGAIN_MILLISECONDS) return undefined;
  const { address } = viewerOf(multiValueHeaders ?? {}, requestContext.identity?.sourceIp, (await edgeSecret()).all);
  return { lastUsedAt: at.toISOString(), lastUsedFrom: address };
};

/** Who loses the race is told as well by the other. */
export const noteTokenUse = (
  { entities: { accessToken } }: Data,
  { tokenId, lastUsedAt }: AccessTokenItem,
  used: Used,
) =>
  unlessRefused(
    accessToken
      .patch({ tokenId })
      .set(used)
      .where((had, { eq, notExists }) => (lastUsedAt ? eq(had.lastUsedAt, lastUsedAt) : notExists(had.lastUsedAt)))
      .go(),
  );

export const noteKeyUse = ({ entities: { apiKey } }: Data, { keyId, createdAt, lastUsedAt }: ApiKeyItem, used: Used) =>
  unlessRefused(
    apiKey
      .patch({ keyId })
      .set({ ...used, ...staleness(keyId, { createdAt, ...used }) })
      .where((had, { eq, notExists }) => (lastUsedAt ? eq(had.lastUsedAt, lastUsedAt) : notExists(had.lastUsedAt)))
      .go(),
  );

export const noteAgentUse = ({ entities: { agentGrant } }: Data, { grantId, lastUsedAt }: AgentGrantItem, used: Used) =>
  unlessRefused(
    agentGrant
      .patch({ grantId })
      .set(used)
      .where((had, { eq, notExists }) => (lastUsedAt ? eq(had.lastUsedAt, lastUsedAt) : notExists(had.lastUsedAt)))
      .go(),
  );
