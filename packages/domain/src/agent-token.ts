import { checksum, randomSecret } from './secret-text.ts';

/** What an agent may do with the portal's own MCP server: read what is shown to who let it in. */
export const AGENT_SCOPES = ['apis:read', 'docs:read'] as const;

const FORM = /^ptk_mcp_([0-9a-hjkmnp-tv-z]{26})_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/;
const LENGTH = 73;

/** Makes the token `ptk_mcp_<id>_<secret><crc>` by which an agent opens one MCP server: it names the grant it came of. */
export const createAgentTokenSecret = (grantId: string): string => {
  const head = `ptk_mcp_${grantId.replace(/^agr_/, '')}_${randomSecret()}`;
  return head + checksum(head);
};

/** The id of the grant in a presented token; undefined for anything mistyped, before any table is asked. */
export const parseAgentToken = (presented: string): string | undefined => {
  const [, id, , code] = presented.length === LENGTH ? (FORM.exec(presented) ?? []) : [];
  return id !== undefined && checksum(presented.slice(0, -6)) === code ? `agr_${id}` : undefined;
};

/** What calls of a grant are metered as: it has no key, and each call has one. */
export const keyIdOfGrant = (grantId: string): string => `key_${grantId.replace(/^agr_/, '')}`;
