import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCorpus } from '../material/index.ts';
import { deployment, type Person, publishApi, signIn, smallDocument, until } from '../portico/world.ts';
import { goTo, looksFine, openBrowser, signInAs } from './browser.ts';

const slug = `guided-${randomUUID().slice(0, 8)}`;
let publisher: Person;

beforeAll(async () => {
  publisher = await signIn('publisher');
  await publishApi(publisher, slug, smallDocument({ '/things': 'listThings' }), deployment.museumUrl);
});

/** Three pixels by two. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR4nGNgAAIAAAUAAVprLVIAAAAASUVORK5CYII=';
const editor = (page: Page) => page.getByRole('textbox', { name: 'Text of the page' });
const change = async (guide: string, body: { text?: string; published?: boolean }) => {
  const of = { apiId: slug, guide };
  const { headers } = await publisher.client.getGuideDraft(of).withResponse();
  await publisher.client.updateGuide({ ...of, 'If-Match': headers.get('etag') ?? '', body });
};

it('a publisher writes a page, sees it while writing and what leads nowhere, and publishes it; a visitor reads it without script', async () => {
  const page = await openBrowser();
  await signInAs(page, 'publisher', `/publish/${slug}/guides`);
  await page.getByText('Nobody has written a page yet').waitFor();
  await page.getByLabel('Address').fill('keys');
  await page.getByRole('button', { name: 'Add a page' }).click();
  await editor(page).fill('# Keys\n\n> [!TIP]\n> Keep them.\n\n:::operation listThings\n\n[gone](gone)');
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByText('/things').waitFor();
  await preview.getByText('Tip', { exact: true }).waitFor();
  await page.getByText('there is no page gone').waitFor();
  await looksFine(page, 'guide-editor');
  await page.reload();
  await page.getByText('Not saved yet').waitFor();
  expect(await editor(page).textContent()).toContain(':::operation listThings');
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Published', { exact: true }).waitFor();

  const visitor = await openBrowser({ width: 320, dark: true });
  await visitor.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await goTo(visitor, `/apis/${slug}/guides`);
  await visitor.getByRole('link', { name: 'Keys', exact: true }).last().click();
  await visitor.getByRole('heading', { level: 2, name: 'Keys' }).waitFor();
  await visitor.getByRole('link', { name: /GET \/things/ }).click();
  await visitor.waitForURL(`${deployment.portalUrl}/apis/${slug}/reference/listThings`);
});

it('a page that is of some versions alone is read with those, and leads on to the same one', async () => {
  const text = '---\nversions: [1]\n---\n# Of the first\n\n[Keys](keys) :::operation listThings';
  await publisher.client.createGuide({ apiId: slug, body: { slug: 'first', text } });
  await change('first', { published: true });
  await publisher.client.createGuide({
    apiId: slug,
    body: { slug: 'later', text: '---\nversions: ["9"]\n---\n# Of the ninth' },
  });
  await change('later', { published: true });
  const visitor = await openBrowser();
  const pages = visitor.getByRole('main');
  await until('visitors, who may be shown the list as it was seconds ago, see the page in it', async () => {
    await goTo(visitor, `/apis/${slug}/guides`);
    return (await pages.getByRole('link', { name: 'Of the first' }).count()) > 0;
  });
  expect(await pages.getByRole('link', { name: 'Of the ninth' }).count()).toBe(0);
  await goTo(visitor, `/apis/${slug}/guides/later`);
  await visitor.getByRole('heading', { level: 1 }).filter({ hasNotText: slug }).waitFor();
  await goTo(visitor, `/apis/${slug}/guides/later?version=9.0.0`);
  await visitor.getByRole('heading', { level: 2, name: 'Of the ninth' }).waitFor();
});

it('code that is tried fills in the console with what it says, and stays as it is typed on', async () => {
  const text = '```sh try=getMuseumHours\ncurl -H "X-Api-Key: $KEY" "$URL/museum-hours?limit=7"\n```';
  await publisher.client.createGuide({ apiId: 'museum', body: { slug: 'tried', text } });
  const of = { apiId: 'museum', guide: 'tried' };
  const { headers } = await publisher.client.getGuideDraft(of).withResponse();
  await publisher.client.updateGuide({ ...of, 'If-Match': headers.get('etag') ?? '', body: { published: true } });
  try {
    const visitor = await openBrowser();
    await goTo(visitor, '/apis/museum/guides/tried');
    await visitor.getByRole('main').getByRole('link', { name: 'Try it' }).click();
    const limit = visitor.getByRole('region', { name: 'Try it' }).getByLabel('limit');
    await limit.waitFor();
    expect(await limit.inputValue()).toBe('7');
    expect(visitor.url()).toBe(`${deployment.portalUrl}/apis/museum/reference/getMuseumHours#console`);
    await limit.fill('8');
    await visitor.reload();
    // The first sign of use.
    await visitor.mouse.move(300, 300);
    await limit.waitFor();
    expect(await limit.inputValue()).toBe('8');
  } finally {
    await publisher.client.deleteGuide(of);
  }
});

it('pages are put in order by the keys alone, which is said, and read in that order', async () => {
  const { client } = await signIn('admin');
  const guides = ['order-a', 'order-b', 'order-c'];
  for (const guide of guides) {
    await client.createPortalGuide({ body: { slug: guide, text: `# ${guide}` } });
    const { headers } = await client.getPortalGuideDraft({ guide }).withResponse();
    await client.updatePortalGuide({ guide, 'If-Match': headers.get('etag') ?? '', body: { published: true } });
  }
  try {
    const page = await openBrowser();
    await signInAs(page, 'admin', '/admin/guides');
    const press = async (name: string, said: string) => {
      const button = page.getByRole('button', { name });
      await button.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('status').filter({ hasText: said }).waitFor();
    };
    await press('Move order-c up', 'order-c is number 2 of 3.');
    // What was pressed has the focus still.
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'order-c is number 1 of 3.' }).waitFor();
    await press('Put order-a below the page above', 'order-a is number 1 of 1 below order-c.');
    await looksFine(page, 'guide-order');
    const { items } = await client.listPortalGuides();
    expect(items.filter(({ slug: of }) => guides.includes(of)).map(({ slug: of, parent }) => [of, parent])).toEqual(
      expect.arrayContaining([
        ['order-c', undefined],
        ['order-a', 'order-c'],
      ]),
    );
    await press('Put order-a beside', 'order-a is number 2 of 3.');
  } finally {
    for (const guide of guides) await client.deletePortalGuide({ guide });
  }
});

it('of two who write a page the second is told, has both texts, and saves theirs over it by choice; what was published comes back', async () => {
  await publisher.client.createGuide({ apiId: slug, body: { slug: 'shared', text: '# Shared\n\nfirst' } });
  await change('shared', { published: true });
  const page = await openBrowser();
  await signInAs(page, 'publisher', `/publish/${slug}/guides/shared`);
  await editor(page).fill('# Shared\n\nmine');
  await change('shared', { text: '# Shared\n\ntheirs' });
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByText('Somebody else has saved this page meanwhile').waitFor();
  await page.getByRole('button', { name: 'Compare with theirs' }).click();
  const both = page.getByRole('dialog', { name: 'From their text to yours' });
  expect(await both.getByRole('region').textContent()).toMatch(/theirs.*mine/s);
  await looksFine(page, 'guide-conflict');
  await both.getByRole('button', { name: 'Save mine over it' }).click();
  await page.getByText('Changed since').waitFor();
  await page.getByRole('button', { name: 'Compare No. 1 with the text' }).click();
  const history = page.getByRole('dialog', { name: 'From No. 1 to the text now' });
  expect(await history.getByRole('region').textContent()).toMatch(/first.*mine/s);
  await history.getByRole('button', { name: 'Take this text' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Published', { exact: true }).waitFor();
  // It is what is read already.
  const { text, versions } = await publisher.client.getGuideDraft({ apiId: slug, guide: 'shared' });
  expect([text, versions.length]).toEqual(['# Shared\n\nfirst', 1]);
});

it('a publisher pastes an image into a page and chooses a file; a visitor sees it in its place, and saves the other from another origin', async () => {
  await publisher.client.createGuide({ apiId: slug, body: { slug: 'pictured', text: 'Look:' } });
  const page = await openBrowser();
  await signInAs(page, 'publisher', `/publish/${slug}/guides/pictured`);
  const files = page.getByRole('region', { name: 'Images and files' });
  await editor(page).click();
  await page.keyboard.press('Control+End');
  await editor(page).evaluate((place, png) => {
    const clipboardData = new DataTransfer();
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    clipboardData.items.add(new File([bytes], 'The Map.PNG', { type: 'image/png' }));
    place.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, PNG);
  await files.getByRole('link', { name: 'the-map.png' }).waitFor();
  await files.getByText('3 × 2 pixels').waitFor();
  await files
    .getByLabel('Add images and files')
    .setInputFiles([
      { name: 'act.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg><script>alert(1)</script></svg>') },
    ]);
  await files.getByRole('link', { name: 'act.svg' }).waitFor();
  expect(await editor(page).textContent()).toContain('![the-map](media/the-map.png)[act.svg](media/act.svg)');
  await page.getByRole('region', { name: 'Preview' }).getByRole('img', { name: 'the-map' }).waitFor();
  await looksFine(page, 'guide-files');
  const broken = { name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') };
  await files.getByLabel('Add images and files').setInputFiles([broken]);
  await files.getByText('is no whole PNG, JPEG, WebP, GIF or AVIF image').waitFor();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Published', { exact: true }).waitFor();

  const visitor = await openBrowser({ width: 320, dark: true });
  await goTo(visitor, `/apis/${slug}/guides/pictured`);
  const shown = visitor.locator('article img');
  expect(await shown.evaluate((img: HTMLImageElement) => [img.width, img.height, img.alt])).toEqual([3, 2, 'the-map']);
  await visitor.waitForFunction(() => document.querySelector<HTMLImageElement>('article img')?.naturalWidth === 3);
  const image = await fetch(`${deployment.portalUrl}/apis/${slug}/guides/media/the-map.png`);
  expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(image.headers.get('content-security-policy')).toContain('sandbox');
  const [saved] = await Promise.all([
    visitor.waitForEvent('download'),
    visitor.getByRole('link', { name: 'act.svg' }).click(),
  ]);
  expect(new URL(saved.url()).origin).not.toBe(new URL(deployment.portalUrl).origin);
  expect((await fetch(`${deployment.portalUrl}/apis/${slug}/guides/media/gone.png`)).status).toBe(404);

  await files.getByRole('button', { name: 'Delete act.svg' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('there is no file act.svg').first().waitFor();
});

it('an admin writes guides of the portal, which are in the menu of everybody from then on', async () => {
  const page = await openBrowser();
  await signInAs(page, 'admin', '/admin/guides');
  await page.getByRole('heading', { level: 1, name: 'Guides of the portal' }).waitFor();
  await page.getByLabel('Address').fill('house-rules');
  await page.getByRole('button', { name: 'Add a page' }).click();
  await editor(page).fill(
    '# House rules\n\nBe kind.\n\n```mermaid\ngraph LR\nA[Ask] --> B{Kind?}\nB -->|yes| C[Answer]\n```\n\n## Limits\n\n[gone](gone)\n\n## Keys\n\nKeep them.',
  );
  await page.getByText('there is no page gone').waitFor();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Published', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Read it' }).click();
  await page.waitForURL(`${deployment.portalUrl}/guides/house-rules`);
  await page.getByRole('heading', { level: 2, name: 'House rules' }).waitFor();
  await looksFine(page, 'portal-guide');
  const { client } = await signIn('admin');
  try {
    const visitor = await openBrowser();
    const inMenu = visitor.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Guides' });
    const seen = async () => {
      await goTo(visitor, '/plans');
      return (await inMenu.count()) > 0;
    };
    await until('visitors are told', seen, { seconds: 30, every: 1000 });
    await inMenu.click();
    await visitor.getByRole('link', { name: 'House rules' }).click();
    await visitor.getByRole('heading', { level: 2, name: 'House rules' }).waitFor();
    const narrow = await openBrowser({ width: 320, dark: true });
    await goTo(narrow, '/guides/house-rules');
    await narrow.getByRole('heading', { level: 2, name: 'House rules' }).waitFor();
    const picture = narrow.locator('article figure img:visible');
    expect(await picture.evaluateAll((all: HTMLImageElement[]) => all.map((img) => img.naturalWidth > 50))).toEqual([
      true,
    ]);
    await narrow.getByText('As text').click();
    await narrow.getByText('B{Kind?}').waitFor();
    await looksFine(narrow, 'portal-guide-narrow');
    await until('it is found', async () =>
      (await publisher.client.search({ q: 'house rules' })).items.some(({ kind, api }) => kind === 'page' && !api),
    );
    await goTo(visitor, '/search?q=house+rules');
    await visitor
      .getByRole('main')
      .getByRole('link', { name: /House rules/ })
      .click();
    await visitor.waitForURL(`${deployment.portalUrl}/guides/house-rules`);
  } finally {
    await client.deletePortalGuide({ guide: 'house-rules' });
  }
});

describe('nothing that is written on a page runs', () => {
  const OWN = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '"><script>alert(1)</script>',
    "'-alert(1)-'",
    '</title><script>alert(1)</script>',
    '</textarea><img src=x onerror=alert(1)>',
    '<iframe srcdoc="<script>alert(1)</script>">',
    '<math><mtext></p><style><img src onerror=alert(1)>',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '&#106;avascript:alert(1)',
    'java\u0000script:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
    'vbscript:msgbox(1)',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a payload
    '${alert(1)}',
    '{{constructor.constructor("alert(1)")()}}',
    ']]><script>alert(1)</script>',
    '--><script>alert(1)</script>',
    '`><script>alert(1)</script>',
  ];
  const strings: readonly string[] = JSON.parse(new TextDecoder().decode(readCorpus('blns.json')));
  const PAYLOADS = [...OWN, ...strings.filter((text) => /<[a-z!/]|script:|on[a-z]+=|\$\{|\{\{/i.test(text))].map(
    (text) => text.replaceAll(/[\r\n]/g, ' '),
  );
  /** Each place of a page that text of its writer comes to. */
  const PLACES: Readonly<Record<string, (payload: string) => string>> = {
    text: (payload) => `\n\n${payload}\n\n`,
    heading: (payload) => `\n\n## ${payload}\n\n`,
    destination: (payload) => `\n\n[a](<${payload.replaceAll(/[<>]/g, '\\$&')}>) [b](${payload})\n\n`,
    reference: (payload) =>
      `\n\n[a][${payload}]\n\n[${payload}]: <${payload.replaceAll(/[<>]/g, '\\$&')}> "${payload}"\n\n`,
    autolink: (payload) => `\n\n<${payload}>\n\n`,
    'link title': (payload) => `\n\n[${payload}](https://portico.example "${payload}")\n\n`,
    image: (payload) => `\n\n![${payload}](<${payload.replaceAll(/[<>]/g, '\\$&')}>)\n\n`,
    code: (payload) => `\n\n\`\`\`${payload.replaceAll('`', '')}\n${payload}\n\`\`\`\n\n\`${payload}\`\n\n`,
    diagram: (payload) =>
      `\n\n\`\`\`mermaid\ngraph TD\n  A["${payload.replaceAll('`', '')}"] -->|${payload.replaceAll('`', '')}| B\n\`\`\`\n\n`,
    callout: (payload) => `\n\n> [!NOTE]\n> ${payload}\n\n`,
    tab: (payload) => `\n\n:::tab ${payload}\n${payload}\n:::\n\n`,
    embedded: (payload) => `\n\n:::operation ${payload}\n\n:::schema ${payload}\n\n`,
    table: (payload) => `\n\n| a |\n|---|\n| ${payload.replaceAll('|', '\\|')} |\n\n`,
  };

  it.each(Object.keys(PLACES))('as %s', async (place) => {
    const guide = `hostile-${place.replaceAll(' ', '-')}`;
    const written = PAYLOADS.map((payload) => PLACES[place]?.(payload)).join('');
    const said = JSON.stringify(PAYLOADS.join(' ').slice(0, 150));
    const text = `---\ntitle: ${said}\ndescription: ${said}\n---\n${written}`;
    await publisher.client.createGuide({ apiId: slug, body: { slug: guide, text } });
    await change(guide, { published: true });
    const page = await openBrowser();
    const ran: string[] = [];
    page.on('dialog', (dialog) => {
      ran.push(dialog.message());
      void dialog.dismiss();
    });
    // What a policy stopped was tried: it is a complaint of the console, and fails as well.
    await goTo(page, `/apis/${slug}/guides/${guide}`);
    await page.waitForLoadState('networkidle');
    const links = await page
      .locator('article a')
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).protocol));
    expect(links.filter((protocol) => !/^(https?|mailto):$/.test(protocol))).toEqual([]);
    const drawn = ':not([src^="data:image/svg+xml,"])';
    const acting = `article :is(script, iframe, img${drawn}, object, embed, form, math)`;
    expect(await page.locator(acting).count()).toBe(0);
    expect(ran).toEqual([]);
  });
});
