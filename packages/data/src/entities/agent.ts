import { define, FIXED, first, model, primary, TEXT, TIME_TO_LIVE } from '../entity.ts';

/**
 * That somebody lets an agent use one MCP server for them (OAuth 2.1). Of its code and its access tokens the hashes are
 * here; its refresh tokens follow from the seed, their number and the deployment's secret, and stand nowhere.
 */
export const agentGrant = define({
  model: model('agentGrant'),
  attributes: {
    grantId: FIXED,
    userId: FIXED,
    clientId: FIXED,
    clientName: FIXED,
    /** The URL of the server, as it was asked for (RFC 8707). */
    resource: FIXED,
    /** Of an API's server: whose calls they are, and where they go. The portal's own has none of these. */
    apiId: TEXT,
    appId: TEXT,
    environment: { type: ['live', 'test'] as const },
    redirectUri: FIXED,
    challenge: FIXED,
    codeHash: FIXED,
    codeExpiresAt: FIXED,
    redeemedAt: TEXT,
    seed: FIXED,
    /** How often it was refreshed. */
    generation: { type: 'number', required: true },
    rotatedAt: TEXT,
    /** Tokens that were given last; what ran out goes when another one comes. */
    accesses: {
      type: 'list',
      required: true,
      items: {
        type: 'map',
        properties: {
          hash: { type: 'string', required: true },
          expiresAt: { type: 'string', required: true },
        },
      },
    },
    createdAt: FIXED,
    expiresAt: FIXED,
    revokedAt: TEXT,
    /** A minute old at most. */
    lastUsedAt: TEXT,
    lastUsedFrom: TEXT,
    expiresAtSeconds: TIME_TO_LIVE,
  },
  indexes: { primary: primary(['grantId'], []), byUser: first(['userId'], ['grantId']) },
});
