import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENTITIES } from './connect.ts';
import { isKept } from './kept.ts';

type Name = keyof typeof ENTITIES;

/** Where it is tried that what DynamoDB has not deleted yet is over all the same: file, and the title of the test. */
const TRIED: Partial<Record<Name, readonly [file: string, title: string]>> = {
  accessRequest: ['functions/apis/src/access-requests.test.ts', 'is listed for a year once it is decided'],
  accessToken: ['functions/auth/src/late-deletion.test.ts', 'accessToken: '],
  agentGrant: ['functions/auth/src/agent-grants.test.ts', 'is over after ninety days'],
  apiKey: ['functions/authorizer/src/keys.test.ts', 'is refused revoked, and from the instant it expires'],
  auditJob: ['functions/auth/src/late-deletion.test.ts', 'auditJob: '],
  callBatch: ['functions/analytics/src/late-deletion.test.ts', 'callBatch: '],
  caller: ['functions/apis/src/who-breaks.test.ts', 'caller: '],
  countedBatch: ['functions/analytics/src/late-deletion.test.ts', 'countedBatch: '],
  deviceAuthorization: ['functions/auth/src/device-authorizations.test.ts', 'is over after ten minutes'],
  documentImport: ['functions/apis/src/late-deletion.test.ts', 'documentImport: '],
  event: ['packages/events/src/stream.test.ts', 'is told once, when it is made'],
  hourlyCount: ['functions/auth/src/late-deletion.test.ts', 'hourlyCount: '],
  invitation: ['functions/auth/src/late-deletion.test.ts', 'invitation: '],
  notice: ['functions/auth/src/late-deletion.test.ts', 'notice: '],
  passwordTries: ['functions/auth/src/sign-ins.test.ts', 'are four in a quarter of an hour, however many come at once'],
  quota: ['functions/gateway/src/shared-limits.test.ts', 'is counted by the month: another month is another counter'],
  rateBucket: ['functions/gateway/src/shared-limits.test.ts', 'is begun once: who comes second is told what there is'],
  repetition: ['packages/data/src/repetitions.test.ts', 'answers what was kept, to the same request only, for a day'],
  requestCount: ['packages/data/src/request-counts.test.ts', 'come back one after the other, as they were used'],
  searchMiss: ['functions/docs/src/search-misses.test.ts', 'searchMiss: is told for a month'],
  session: [
    'functions/authorizer/src/people.test.ts',
    'is refused once its session has ended, and from the instant it expires',
  ],
  signInStep: ['functions/auth/src/sign-ins.test.ts', 'is answered once, within three minutes, five times at most'],
  tokenOrigin: [
    'functions/authorizer/src/people.test.ts',
    'is refused once its session has ended, and from the instant',
  ],
  upload: ['functions/apis/src/late-deletion.test.ts', 'upload: '],
  usageByOperation: ['functions/analytics/src/late-deletion.test.ts', 'usageByStatus, usageByOperation: '],
  usageByStatus: ['functions/analytics/src/late-deletion.test.ts', 'usageByStatus, usageByOperation: '],
};

const ends = (Object.keys(ENTITIES) as Name[]).filter(
  (name) => 'expiresAtSeconds' in ENTITIES[name]().schema.attributes,
);

describe('what DynamoDB deletes by itself, days late', () => {
  it('is over to the second', () => {
    const at = new Date('2026-11-22T12:00:00.000Z');
    const seconds = at.getTime() / 1000;
    expect(
      [seconds + 1, seconds, seconds - 1, undefined].map((expiresAtSeconds) => isKept({ expiresAtSeconds }, at)),
    ).toEqual([true, false, false, true]);
  });

  it('is over before that wherever it is read: every such entity says where that is tried', () => {
    expect(Object.keys(TRIED).sort()).toEqual(ends.sort());
    for (const [name, [file, title]] of Object.entries(TRIED)) {
      const text = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
      expect(text.includes(`it('${title}`), `${name}: ${file} tries “${title}”`).toBe(true);
    }
  });
});
