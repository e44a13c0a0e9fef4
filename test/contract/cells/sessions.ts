import type { CreatedSession, NoticePage, SessionPage, SignIn } from '@portico/client';
import { describe, expect, it } from 'vitest';
import { DEMO } from '../../../scripts/start/demo.ts';
import { obtainCode } from '../../../scripts/start/sign-in.ts';
import { deployment, until } from '../../portico/world.ts';
import { makeUser } from '../../security/rival.ts';
import { callOperation } from '../contract-call.ts';
import { admin } from './scene.ts';

describe('sign-in', () => {
  it('reads the audit log and verifies it', async () => {
    for (const id of ['listAuditEntries', 'listAuditChecks'] as const) {
      expect((await callOperation(id, { token: admin.token })).status).toBe(200);
      expect((await callOperation(id, { token: admin.token, query: { limit: '0' } })).status).toBe(400);
    }
  });

  it('exports the audit log, fetches the file, and archives what is old', async () => {
    const as = { token: admin.token };
    for (const id of ['listAuditExports', 'listAuditArchives'] as const) {
      expect((await callOperation(id, as)).status).toBe(200);
      expect((await callOperation(id, { ...as, query: { limit: '0' } })).status).toBe(400);
    }
    /** As soon as what others asked for is done. */
    const begun = (id: 'createAuditExport' | 'createAuditArchive', body: object) =>
      until(
        id,
        async () => {
          const made = await callOperation(id, { ...as, body });
          return made.status !== 429 && made;
        },
        { seconds: 180, every: 200 },
      );
    const made = await begun('createAuditExport', { format: 'jsonl', action: 'api.register' });
    const { id: exportId } = made.body as { id: string };
    const params = { exportId };
    expect([made.status, (await callOperation('getAuditExport', { ...as, params })).status]).toEqual([202, 200]);
    const link = () => callOperation('getAuditExportLink', { ...as, params });
    expect([200, 409]).toContain((await link()).status);
    // Workers give way to everything else on a busy machine.
    await until('the export is done', async () => (await link()).status === 200, { seconds: 180, every: 200 });
    const range = { from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' };
    expect((await callOperation('createAuditExport', { ...as, body: { format: 'csv', ...range } })).status).toBe(400);
    const old = await begun('createAuditArchive', { before: '2020-01-01T00:00:00Z' });
    const { id: archiveId } = old.body as { id: string };
    expect(old.status).toBe(202);
    const archive = () => callOperation('getAuditArchive', { ...as, params: { archiveId } });
    await until(
      'the archive is done',
      async () => ((await archive()).body as { status: string }).status === 'succeeded',
      { seconds: 180, every: 200 },
    );
    const later = { before: new Date(Date.now() + 3_600_000).toISOString() };
    expect((await callOperation('createAuditArchive', { ...as, body: later })).status).toBe(400);
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

  it('ends with its own token, and says where it is ended besides; once', async () => {
    const code = await obtainCode(deployment, { ...DEMO.developer, provider: 'Corporate' });
    const { sessionToken } = (await callOperation('createSession', { body: code })).body as CreatedSession;
    const ended = await callOperation('signOut', { body: { sessionToken } });
    const { endSessionUrl = '' } = ended.body as { endSessionUrl?: string };
    expect([ended.status, new URL(endSessionUrl).origin]).toEqual([200, deployment.idpUrl]);
    expect((await callOperation('signOut', { body: { sessionToken } })).status).toBe(401);
  });

  it('is told of, where the device is new, until that was seen; and ends everywhere at once', async () => {
    const who = { email: `told-${Date.now()}@portico.example`, password: 'Told-of-it-1' };
    await makeUser(who.email, who.password);
    const begin = async (deviceToken?: string) => {
      const body = { ...who, device: 'Cells', ...(deviceToken && { deviceToken }) };
      const made = (await callOperation('beginSignIn', { body })).body as SignIn;
      return { token: made.created?.accessToken ?? '', deviceToken: made.created?.deviceToken };
    };
    const first = await begin();
    const same = await begin(first.deviceToken);
    const other = await begin();
    const list = async ({ token }: { token: string }) =>
      (await callOperation('listNotices', { token })).body as NoticePage;
    const { items } = await list(same);
    expect(items.map(({ kind, seen, device }) => ({ kind, seen, device }))).toEqual([
      { kind: 'new-device', seen: false, device: 'Cells' },
    ]);
    expect((await callOperation('listNotices', { token: same.token, query: { limit: '0' } })).status).toBe(400);
    expect((await callOperation('seeNotices', { token: same.token, body: { upTo: 'x' } })).status).toBe(400);
    const seen = { token: same.token, body: { upTo: items[0]?.id } };
    expect((await callOperation('seeNotices', seen)).status).toBe(204);
    expect((await list(same)).items.map((notice) => notice.seen)).toEqual([true]);

    const end = (token: string, keepThis: string) => callOperation('deleteSessions', { token, query: { keepThis } });
    expect((await end(other.token, 'perhaps')).status).toBe(400);
    expect((await end(other.token, 'true')).status).toBe(204);
    const sessionsOf = async (token: string) => (await callOperation('listSessions', { token })).body as SessionPage;
    expect((await sessionsOf(other.token)).items).toHaveLength(1);
    expect((await end(other.token, 'false')).status).toBe(204);
  });
});
