import { expect, it } from 'vitest';
import { scriptPayloads } from '../material/script-payloads.ts';
import { AT_ONCE, faultsOfAppearance, faultsOfWords, faultsOn, watchFor } from '../portico/hostile-words.ts';
import { signIn } from '../portico/world.ts';
import { openBrowser } from './browser.ts';

it('what a document says runs nothing and becomes no element, wherever a page shows it', async () => {
  const payloads = scriptPayloads();
  expect(payloads.length).toBeGreaterThan(8_800);
  const page = await openBrowser();
  await watchFor(page);
  // What is looked for is found where there is some.
  await page.goto('about:blank');
  await page.setContent('<img src=x onerror=alert(1)><a href=" javascript:alert(1)">x</a>');
  expect((await faultsOn(page)).length).toBeGreaterThan(1);
  expect(await faultsOfWords(page, await signIn('publisher'), 'hostile-words', payloads.slice(0, AT_ONCE))).toEqual([]);
});

it('what an admin has the portal say runs nothing and becomes no element, on any page', async () => {
  const page = await openBrowser();
  await watchFor(page);
  expect(await faultsOfAppearance(page, await signIn('admin'), scriptPayloads().slice(0, AT_ONCE))).toEqual([]);
});
