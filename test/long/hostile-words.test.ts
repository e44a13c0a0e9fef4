import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { scriptPayloads } from '../material/script-payloads.ts';
import { faultsOfAppearance, faultsOfWords, watchFor } from '../portico/hostile-words.ts';
import { signIn } from '../portico/world.ts';

const AT_ONCE = 400;
const payloads = scriptPayloads();
const batches = Array.from({ length: Math.ceil(payloads.length / AT_ONCE) }, (_, at) => at);

it.each(batches)(
  'payloads from %i × 400 on run nothing and become no element, wherever a page shows them',
  async (at) => {
    const browser = await chromium.launch({
      executablePath: process.env.PORTICO_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    try {
      const page = await browser.newPage();
      await watchFor(page);
      const publisher = await signIn('publisher');
      const some = payloads.slice(at * AT_ONCE, (at + 1) * AT_ONCE);
      expect(await faultsOfWords(page, publisher, `hostile-words-${at}`, some)).toEqual([]);
      expect(await faultsOfAppearance(page, await signIn('admin'), some)).toEqual([]);
    } finally {
      await browser.close();
    }
  },
);
