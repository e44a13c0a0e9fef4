import type { Schema, Total } from '@portico/contract';
import type { AgentGrantItem } from '@portico/data';

/** The host of a client that is known by its metadata's address. */
export const clientHostOf = (clientId: string): string | undefined =>
  clientId.startsWith('https://') ? new URL(clientId).host : undefined;

export const presentAgentGrant = (item: AgentGrantItem): Total<Schema<'AgentGrant'>> => ({
  id: item.grantId,
  clientName: item.clientName,
  clientHost: clientHostOf(item.clientId),
  server: item.resource,
  appId: item.appId,
  environment: item.environment,
  createdAt: item.createdAt,
  expiresAt: item.expiresAt,
  lastUsedAt: item.lastUsedAt,
  lastUsedFrom: item.lastUsedFrom,
});
