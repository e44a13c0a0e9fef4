import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startUpstream } from '../portico/upstream.ts';
import { publishApi, signIn } from '../portico/world.ts';
import { goTo, looksFine, openBrowser, signInAs } from './browser.ts';
import { faultsOfFocus } from './judge.ts';

const SLUG = 'console-shop';
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const answers = { 200: { description: 'ok', content: { 'application/json': {} } } };
const text = { type: 'string' };
const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1.0.0' },
  paths: {
    '/things/{id}': {
      put: {
        operationId: 'putThing',
        parameters: [
          { name: 'id', in: 'path', required: true, example: 'thing 1', schema: text },
          { name: 'tags', in: 'query', schema: { type: 'array', items: text } },
          { name: 'kind', in: 'query', schema: { type: 'string', enum: ['old', 'new'] } },
          { name: 'X-Token', in: 'header', schema: text },
          { name: 'count', in: 'query', schema: { type: 'integer' } },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: { type: 'object', properties: { name: text } }, example: { name: 'Ada' } },
          },
        },
        responses: { ...answers, 404: { description: 'none', content: { 'application/json': {} } } },
      },
    },
    '/upload': {
      post: {
        operationId: 'upload',
        requestBody: {
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['note'],
                properties: { note: text, file: { type: 'string', format: 'binary' } },
              },
            },
          },
        },
        responses: answers,
      },
    },
    '/picture': {
      get: { operationId: 'picture', responses: { 200: { description: 'ok', content: { 'image/png': {} } } } },
    },
    '/refused': { get: { operationId: 'refused', responses: answers } },
    '/large': { get: { operationId: 'large', responses: answers } },
  },
};

type Seen = {
  readonly method: string;
  readonly url: string;
  readonly key: unknown;
  readonly token: unknown;
  readonly body: string;
};
const seen: Seen[] = [];
let upstream: Awaited<ReturnType<typeof startUpstream>>;

beforeAll(async () => {
  upstream = await startUpstream((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const body = Buffer.concat(chunks).toString('latin1');
      seen.push({ method, url, key: headers['x-api-key'], token: headers['x-token'], body });
      if (url === '/picture')
        return void response.setHeader('Content-Type', 'image/png').end(Buffer.from(PIXEL, 'base64'));
      response.statusCode = url === '/refused' ? 403 : 200;
      const items = Array.from({ length: url === '/large' ? 20_000 : 1 }, (_, at) => ({
        at,
        url,
        body: body.slice(0, 300),
        about: 'a thing of the shop',
      }));
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(items));
    });
  });
  const api = await publishApi(await signIn('publisher'), SLUG, JSON.stringify(DOCUMENT), upstream.url);
  const { client, teamId } = await signIn('developer');
  const app = await client.createApp({ body: { teamId, name: 'Console' } });
  await client.createSubscription({ appId: app.id, body: { apiId: api.id, planId: 'basic' } });
});
afterAll(() => upstream.stop());

const open = async (page: Page, operation: string) => {
  await goTo(page, `/apis/${SLUG}/reference/${operation}`);
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
  return page.getByRole('region', { name: 'Try it' });
};

describe('the console of the reference', () => {
  it('gives a visitor the answer of the mock, asks them to sign in, and leads back', async () => {
    const page = await openBrowser();
    const before = seen.length;
    const pane = await open(page, 'putThing');
    await pane.getByRole('button', { name: 'Send', exact: true }).click();
    const answer = page.getByRole('region', { name: 'The answer' });
    await answer.getByText('200', { exact: true }).waitFor();
    await answer.getByText('Mock', { exact: true }).waitFor();
    expect(seen.length).toBe(before);
    const link = page.getByRole('link', { name: 'Sign in to try' });
    expect(await link.getAttribute('href')).toContain(encodeURIComponent(`/apis/${SLUG}/reference/putThing`));
    await looksFine(page, 'console-visitor');
  });

  it('is filled in and sent by the keyboard alone, and forgets nothing that was typed but what is secret', async () => {
    const page = await openBrowser({ width: 1440 });
    await signInAs(page, 'developer');
    await goTo(page, `/apis/${SLUG}/reference/putThing`);
    await page.getByRole('button', { name: 'Try it' }).press('Enter');
    const form = page.getByRole('form', { name: 'Try it' });
    expect(await form.getByLabel('id', { exact: true }).inputValue()).toBe('thing 1');
    await form.getByLabel('id', { exact: true }).press('ControlOrMeta+A');
    await page.keyboard.press('Delete');
    await page.keyboard.press('ControlOrMeta+Enter');
    await form.getByText('This is needed.').waitFor();
    await page.keyboard.type('a b');
    await page.keyboard.press('Tab');
    await page.keyboard.type('red\nblue & green');
    await page.keyboard.press('Tab');
    await page.keyboard.type('new');
    await page.keyboard.press('Tab');
    await page.keyboard.type('hush');
    await form.getByRole('textbox', { name: 'Request body' }).press('ControlOrMeta+A');
    await page.keyboard.type('{ ');
    await page.keyboard.press('Control+Space');
    await page.getByRole('option', { name: '"name"', exact: false }).waitFor();
    await page.keyboard.type('"name": "Bob" }');
    await page.keyboard.press('ControlOrMeta+Enter');
    const answer = page.getByRole('region', { name: 'The answer' });
    await answer.getByText('200', { exact: true }).waitFor();
    await answer.getByText('Calls left', { exact: false }).waitFor();
    await answer.getByText('a thing of the shop').waitFor();
    const { key, ...sent } = seen.at(-1) ?? { key: '' };
    expect(sent).toMatchObject({
      method: 'PUT',
      url: '/things/a%20b?tags=red&tags=blue%20%26%20green&kind=new',
      token: 'hush',
    });
    expect(JSON.parse(seen.at(-1)?.body ?? '')).toEqual({ name: 'Bob' });
    // The gateway keeps the key to itself.
    expect(key).toBeUndefined();
    await looksFine(page, 'console-answered');
    expect(await faultsOfFocus(page)).toEqual([]);
    await page.reload();
    await page.mouse.move(10, 10);
    expect(await form.getByLabel('id', { exact: true }).inputValue()).toBe('a b');
    expect(await form.getByLabel('tags', { exact: false }).inputValue()).toBe('red\nblue & green');
    await form.getByText('"Bob"').waitFor();
    expect(await form.getByLabel('X-Token', { exact: false }).inputValue()).toBe('');
    const kept = JSON.stringify(await page.evaluate('[{ ...localStorage }, { ...sessionStorage }, document.cookie]'));
    expect([kept.includes('Bob'), kept.includes('hush'), kept.includes('ptk_')]).toEqual([true, false, false]);
    expect(await page.content()).not.toContain('ptk_');
    await page.getByText('Sent before (1)').click();
    await form.getByLabel('id', { exact: true }).fill('other');
    await page.getByRole('button', { name: /Fill in the call of .* that was answered with 200/ }).click();
    expect(await form.getByLabel('id', { exact: true }).inputValue()).toBe('a b');
  });

  it('writes what is typed as code in the language that is chosen, and calls where it is told to', async () => {
    const page = await openBrowser({ width: 1440 });
    await signInAs(page, 'developer');
    const pane = await open(page, 'putThing');
    await page.getByRole('tab', { name: 'Python' }).click();
    await pane.getByLabel('id', { exact: true }).fill('seven');
    const code = page.getByRole('tabpanel', { name: 'Python' });
    await code.getByText('/things/seven"', { exact: false }).waitFor();
    await code.getByText('YOUR_API_KEY', { exact: false }).first().waitFor();
    await pane.getByRole('button', { name: 'Copy as Python' }).waitFor();
    const before = seen.length;
    await pane.getByLabel('Environment').selectOption('Sandbox');
    await pane.getByRole('button', { name: 'Send', exact: true }).click();
    await pane.getByRole('region', { name: 'The answer' }).getByText('403', { exact: true }).first().waitFor();
    await pane.getByLabel('Environment').selectOption('Mock');
    await pane.getByRole('button', { name: 'Send', exact: true }).click();
    const answer = pane.getByRole('region', { name: 'The answer' });
    await answer.getByText('Mock', { exact: true }).waitFor();
    expect(seen.length).toBe(before);
    await looksFine(page, 'console-mock');
  });

  it('says beside what was typed what the mock finds wrong with it, and what it answers once that is mended', async () => {
    const page = await openBrowser();
    const pane = await open(page, 'putThing');
    const before = seen.length;
    const form = page.getByRole('form', { name: 'Try it' });
    await form.getByLabel('count', { exact: false }).fill('many');
    const body = form.getByRole('textbox', { name: 'Request body' });
    await body.press('ControlOrMeta+A');
    await page.keyboard.type('{ "name": 7 }');
    await page.keyboard.press('ControlOrMeta+Enter');
    const answer = page.getByRole('region', { name: 'The answer' });
    await answer.getByText('422', { exact: true }).first().waitFor();
    await answer.getByText('The document does not allow this call').waitFor();
    await form.getByText('count must be', { exact: false }).waitFor();
    await form.getByText('/name: must be', { exact: false }).waitFor();
    expect(await form.locator('[aria-invalid="true"]').count()).toBe(1);
    await looksFine(page, 'console-mock-refused');
    // What is mended is not told any more; the rest is.
    await form.getByLabel('count', { exact: false }).fill('3');
    expect(await form.getByText('count must be', { exact: false }).count()).toBe(0);
    expect(await form.getByText('/name: must be', { exact: false }).count()).toBe(1);
    await body.press('ControlOrMeta+A');
    await page.keyboard.type('{ "name": "Bob" }');
    await pane.getByLabel('Answer to show').selectOption('404');
    await page.keyboard.press('ControlOrMeta+Enter');
    await answer.getByText('404', { exact: true }).first().waitFor();
    expect(seen.length).toBe(before);
  });

  it('says it in German, on a phone, in the dark', async () => {
    const page = await openBrowser({ width: 320, dark: true, locale: 'de' });
    await goTo(page, `/apis/${SLUG}/reference/putThing`);
    await page.getByRole('button', { name: 'Ausprobieren' }).click();
    const form = page.getByRole('form', { name: 'Ausprobieren' });
    await form.getByLabel('count', { exact: false }).fill('many');
    await form.getByRole('button', { name: 'Senden', exact: true }).click();
    await page.getByText('Das Dokument erlaubt diesen Aufruf nicht').waitFor();
    await looksFine(page, 'console-mock-refused-de');
  });

  it('sends files among parts, shows pictures, and says whose refusal it is', async () => {
    const page = await openBrowser();
    await signInAs(page, 'developer');
    const upload = await open(page, 'upload');
    await upload.getByLabel('note').fill('a note');
    await upload
      .getByLabel('file', { exact: false })
      .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('the file') });
    await upload.getByRole('button', { name: 'Send', exact: true }).click();
    await upload.getByRole('region', { name: 'The answer' }).getByText('200', { exact: true }).waitFor();
    expect(seen.at(-1)?.body).toMatch(
      /name="note"\r\n\r\na note\r\n[\s\S]*filename="a\.txt"\r\nContent-Type: text\/plain\r\n\r\nthe file\r\n/,
    );
    const picture = await open(page, 'picture');
    await picture.getByRole('button', { name: 'Send', exact: true }).click();
    await picture.getByRole('img', { name: 'The picture that was answered' }).waitFor();
    const refused = await open(page, 'refused');
    await refused.getByRole('button', { name: 'Send', exact: true }).click();
    await refused.getByText('the API behind it does not allow this', { exact: false }).waitFor();
    await looksFine(page, 'console-refused');
  });

  it('fits a phone in the dark', async () => {
    const page = await openBrowser({ width: 320, dark: true });
    await signInAs(page, 'developer');
    const large = await open(page, 'large');
    await large.getByRole('button', { name: 'Send', exact: true }).click();
    await large.getByText('MB', { exact: false }).waitFor();
    await large.getByText('a thing of the shop').first().waitFor();
    await looksFine(page, 'console-320-dark');
  });
});
