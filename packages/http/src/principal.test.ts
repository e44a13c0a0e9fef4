import { describe, expect, it } from 'vitest';
import { eventOf } from '../test/kernel.ts';
import { readPrincipal } from './principal.ts';

const AT = Date.UTC(2026, 10, 22, 12);
const USER = 'usr_00000000000000000000000000';
const read = (
  more: Record<string, string>,
  headers: Record<string, string[]> = { Authorization: ['Bearer x'] },
  fromPortal = false,
) =>
  readPrincipal(
    eventOf({
      multiValueHeaders: headers,
      requestContext: { requestId: 'req-1', authorizer: { userId: USER, roles: 'developer', ...more } },
    }),
    { at: AT, fromPortal },
  );
const at = (milliseconds: number) => ({ expiresAt: new Date(AT + milliseconds).toISOString() });

describe('the principal the authorizer proved', () => {
  it('is nobody from the instant the proof expires, however long API Gateway keeps it', () => {
    expect(read(at(1))).toEqual({ userId: USER, roles: ['developer'] });
    for (const proof of [at(0), at(-1), { expiresAt: 'soon' }]) expect(read(proof)).toBeUndefined();
  });

  it('is nobody with what was granted to the portal’s own MCP server, unless the portal asks', () => {
    const granted = { ...at(1), scopes: 'apis:read docs:read', through: 'portal' };
    expect(read(granted)).toBeUndefined();
    expect(read(granted, undefined, true)).toMatchObject({ userId: USER, scopes: ['apis:read', 'docs:read'] });
    expect(read({ ...granted, through: 'elsewhere' }, undefined, true)).toBeUndefined();
  });

  it('is nobody where two credentials came, be one of them kept or not', () => {
    for (const headers of [
      { Authorization: ['Bearer x', 'Bearer x'] },
      { Authorization: ['Bearer x'], authorization: ['Bearer y'] },
      { Authorization: ['Bearer x'], 'X-Api-Key': ['ptk'] },
    ])
      expect(read(at(1), headers)).toBeUndefined();
  });

  it('is nobody where it is not well formed', () => {
    for (const userId of ['', 'admin', `${USER}x`]) expect(read({ userId })).toBeUndefined();
  });
});
