import { expect, it } from 'vitest';
import { scriptPayloads } from '../material/script-payloads.ts';
import { AT_ONCE, faultsOfWords, watchFor } from '../portico/hostile-words.ts';
import { signIn } from '../portico/world.ts';
import { openBrowser } from './browser.ts';

it('what a document says runs nothing and becomes no element, wherever a page shows it', async () => {
  const payloads = scriptPayloads();
  expect(payloads.length).toBeGreaterThan(8_800);
  const page = await openBrowser();
  await watchFor(page);
  expect(await faultsOfWords(page, await signIn('publisher'), 'hostile-words', payloads.slice(0, AT_ONCE))).toEqual([]);
});
