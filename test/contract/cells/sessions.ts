import { describe, expect, it } from 'vitest';
import { DEMO } from '../../../scripts/start/demo.ts';
import { obtainCode } from '../../../scripts/start/sign-in.ts';
import { deployment } from '../../portico/world.ts';
import { callOperation } from '../contract-call.ts';
import { admin } from './scene.ts';

describe('sign-in', () => {
  it('reads the audit log and verifies it', async () => {
    for (const id of ['listAuditEntries', 'listAuditChecks'] as const) {
      expect((await callOperation(id, { token: admin.token })).status).toBe(200);
      expect((await callOperation(id, { token: admin.token, query: { limit: '0' } })).status).toBe(400);
    }
  });

  it('makes, refreshes, lists and ends a session, and refuses a code used before', async () => {
    const code = await obtainCode(deployment, { ...DEMO.developer, provider: 'Corporate' });
    const made = await callOperation('createSession', { body: code });
    expect(made.status).toBe(201);
    const { sessionToken, accessToken, session } = made.body as {
      sessionToken: string;
      accessToken: string;
      session: { id: string };
    };
    expect((await callOperation('refreshSession', { body: { sessionToken } })).status).toBe(200);
    expect((await callOperation('listSessions', { token: accessToken })).status).toBe(200);
    expect((await callOperation('getCurrentUser', { token: accessToken })).status).toBe(200);
    expect(
      (await callOperation('deleteSession', { params: { sessionId: session.id }, token: accessToken })).status,
    ).toBe(204);
    expect((await callOperation('refreshSession', { body: { sessionToken } })).status).toBe(401);
    expect((await callOperation('createSession', { body: code })).status).toBe(401);
  });
});
