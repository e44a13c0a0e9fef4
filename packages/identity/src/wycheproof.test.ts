import type { JWK } from 'jose';
import { expect, it } from 'vitest';
import { readCorpus } from '../../../test/material/index.ts';
import { startKeyServer } from '../test/key-server.ts';
import { createIdentity } from './index.ts';

type Group = {
  readonly public?: JWK;
  readonly private?: JWK;
  readonly tests: readonly { readonly tcId: number; readonly jws: unknown; readonly result: string }[];
};

it('refuses every invalid signature of the Wycheproof corpus, each under the key it was made for', async () => {
  const server = await startKeyServer();
  const { testGroups } = JSON.parse(Buffer.from(readCorpus('wycheproof_json_web_signature_test.json')).toString()) as {
    testGroups: Group[];
  };
  let invalid = 0;
  for (const group of testGroups) {
    const key = group.public ?? group.private;
    server.serve(key ? [key] : []);
    const own = createIdentity({ issuer: server.issuer, clientId: 'client-1' });
    for (const { tcId, jws, result } of group.tests) {
      if (result !== 'invalid') continue;
      invalid++;
      const text = typeof jws === 'string' ? jws : JSON.stringify(jws);
      expect(await own.accessToken(text), String(tcId)).toBeUndefined();
    }
  }
  await server.stop();
  expect(invalid).toBe(355);
});
