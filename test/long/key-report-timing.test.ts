import { randomInt } from 'node:crypto';
import { describe, it } from 'vitest';
import { callOperation } from '../contract/contract-call.ts';
import { signIn } from '../portico/world.ts';
import { compareTimes } from './timing.ts';

const KEYS = 40;
const shuffled = (text: string) => {
  const letters = [...text];
  for (let at = letters.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [letters[at], letters[other]] = [letters[other] ?? '', letters[at] ?? ''];
  }
  return letters.join('');
};
const report = async (key: string) => (await callOperation('reportKey', { body: { key } })).status;

describe('the time of an answer to who reports a key says nothing of', () => {
  it('whether it works, nor whether it is one', { timeout: 900_000 }, async () => {
    const { client, teamId } = await signIn('developer');
    const known: string[] = [];
    for (let count = 0; count < KEYS; count++) {
      const { id: appId } = await client.createApp({ body: { teamId, name: `Leaking ${count}` } });
      known.push((await client.createApiKey({ appId, body: { name: 'Leaked', environment: 'live' } })).secret);
    }
    const made = known.map((key) => key.replace(/[^_]+_[^_]+$/, shuffled));
    await compareTimes('a key that works, and one made up', { known, unknown: made }, report);
    await compareTimes('a key that works, and any text', { known, unknown: known.map(shuffled) }, report);
  });
});
