import type { AppearanceSettings } from '@portico/client';
import type { Page } from 'playwright-core';
import { deployment, type Person, publishApi, until } from './world.ts';

/** So many payloads are on one page of an operation, each in every place that words of a document have there. */
export const AT_ONCE = 60;

/** A document that says a payload wherever it says words: 24 places. */
const documentOf = (payloads: readonly string[]): object => {
  const at = (index: number) => payloads[index % payloads.length] ?? '';
  const [first, second, third] = [at(0), at(1), at(2)];
  const schemaOf = (payload: string, index: number) => ({
    type: 'string',
    title: payload,
    description: payload,
    example: payload,
    default: at(index + 1),
    enum: [payload, at(index + 1), `${payload}!`],
    'x-words': { [`${payload} `]: payload },
  });
  const properties = Object.fromEntries(payloads.map((payload, index) => [`${payload}`, schemaOf(payload, index)]));
  const schema = {
    type: 'object',
    title: second,
    description: first,
    properties,
    externalDocs: { url: 'https://portico.invalid', description: third },
  };
  const content = {
    'application/json': {
      schema: { $ref: '#/components/schemas/Words' },
      examples: { [first]: { summary: second, description: third, value: { [first]: third } } },
    },
  };
  const headers = { 'X-Words': { description: second, schema: { type: 'string', example: first } } };
  const operation = (index: number) => ({
    operationId: `${at(index)}-${index}`,
    summary: at(index),
    description: at(index + 1),
    tags: [second],
    externalDocs: { url: 'https://portico.invalid', description: third },
    parameters: payloads.map((payload, place) => ({
      name: payload,
      in: 'query',
      description: payload,
      schema: schemaOf(payload, place),
    })),
    requestBody: { description: first, content },
    responses: {
      200: {
        description: third,
        headers,
        content,
        links: { [`link ${index}`]: { operationId: `${at(0)}-0`, description: second } },
      },
      default: { description: first },
    },
    callbacks: {
      [`call ${index}`]: {
        'https://portico.invalid/{$request.body}': {
          post: { summary: second, description: third, responses: { 200: { description: first } } },
        },
      },
    },
    'x-codeSamples': [{ lang: first, label: second, source: third }],
  });
  return {
    openapi: '3.0.3',
    info: {
      title: `${first}`,
      description: second,
      version: '1.0.0',
      termsOfService: 'https://portico.invalid/terms',
      contact: { name: third, email: 'words@portico.invalid', url: 'https://portico.invalid' },
      license: { name: first, url: 'https://portico.invalid' },
    },
    servers: [{ url: deployment.museumUrl, description: third }],
    tags: [{ name: second, description: third, externalDocs: { url: 'https://portico.invalid', description: first } }],
    externalDocs: { url: 'https://portico.invalid', description: second },
    paths: { '/words': { post: operation(0) }, '/others': { put: operation(1) } },
    components: {
      schemas: { Words: schema },
      securitySchemes: { words: { type: 'apiKey', in: 'header', name: 'X-Key', description: third } },
    },
  };
};

/** Whatever was run, refused, or stands in the page as an element would, for something to run it later. */
const WATCH = `
  globalThis.ran = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print']) globalThis[name] = () => { ran.push(name); };
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => ran.push('refused: ' + violatedDirective + ' ' + blockedURI + ' ' + sample));
`;
const LOOK = `[...ran, ...[...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]
  .filter(({ name, value }) => /^on/i.test(name) || (/^(href|src|action|formaction|data|xlink:href|srcdoc)$/i.test(name) && /^[\\x00-\\x20]*(javascript|vbscript|data:text)/i.test(value)))
  .map(({ name, value }) => element.tagName + ' ' + name + '=' + value.slice(0, 80)))]`;

// Written above.
export const faultsOn = async (page: Page) => (await page.evaluate(LOOK)) as readonly string[];

export const watchFor = (page: Page) => page.addInitScript(WATCH);

/** Opens a page, uses it so that its script comes, opens all that is closed, and answers what was wrong with it. */
export const faultsAt = async (page: Page, path: string): Promise<readonly string[]> => {
  const answer = await page.goto(`${deployment.portalUrl}${path}`, { waitUntil: 'load' });
  if (answer?.status() !== 200) return [`${path}: answered with ${answer?.status()}`];
  await page.mouse.move(5, 5);
  await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
  await page.waitForLoadState('networkidle');
  return (await faultsOn(page)).map((one) => `${path}: ${one}`);
};

/** Publishes an API that says the payloads, and looks at each page that shows what it says. */
export const faultsOfWords = async (
  page: Page,
  publisher: Person,
  slug: string,
  payloads: readonly string[],
): Promise<readonly string[]> => {
  await publishApi(publisher, slug, JSON.stringify(documentOf(payloads)), deployment.museumUrl);
  const reference = await publisher.client.getReference({ apiId: slug, version: 'latest' });
  const below = (path: string) => `/apis/${slug}${path}`;
  const paths = [
    ...['', '/reference', '/changelog', '/sdks', '/versions', '/tags/-schemas'].map(below),
    ...reference.groups.map((group) => below(`/tags/${group.slug}`)),
    ...reference.groups.flatMap(({ operations }) => operations.map((one) => below(`/reference/${one.slug}`))),
    ...reference.schemas.map((one) => below(`/schemas/${one.slug}`)),
    `/search?q=${encodeURIComponent((payloads[0] ?? '').slice(0, 80))}`,
  ];
  const faults: string[] = [];
  for (const path of paths) faults.push(...(await faultsAt(page, path)));
  // Said, as text: what is not shown at all proves nothing.
  const [operation] = reference.groups.flatMap(({ operations }) => operations);
  await page.goto(`${deployment.portalUrl}${below(`/reference/${operation?.slug}`)}`);
  const words = await page.locator('main').innerText();
  const silent = payloads.filter((payload) => /^\S+$/.test(payload) && !words.includes(payload));
  return [...faults, ...silent.map((payload) => `not shown: ${payload}`)];
};

/** Names that the contract takes. */
const NAME = /^[^\s\p{C}](?:[^\p{C}]{0,78}[^\s\p{C}])?$/u;
const LINKS = 18;
const TEXT_MAX = 8000;

/** How the portal would look that says the payloads wherever its admins may say anything; as many as there is room for. */
const appearanceOf = (payloads: readonly string[], mark: string): AppearanceSettings => {
  const names = payloads.filter((payload) => NAME.test(payload) && [...payload].length <= 80);
  const name = (index: number) => names[index % names.length] ?? mark;
  const lines = payloads.filter((payload) => payload.length <= 380 && payload.isWellFormed());
  const line = (index: number) => ({
    en: `${lines[index % lines.length] ?? ''} ${mark}`,
    de: lines[index + 1] ?? mark,
  });
  const text = payloads.join('\n\n').toWellFormed();
  const links = Array.from({ length: LINKS }, (_, index) => ({
    label: { en: name(index), de: name(index + LINKS) },
    href: `/apis?q=${encodeURIComponent(payloads[index % payloads.length]?.toWellFormed().slice(0, 100) ?? '')}`,
  }));
  return {
    ...{ name: name(0), typeface: 'inter' },
    home: {
      ...{ headline: { en: name(1), de: name(2) }, lead: line(0) },
      text: {
        en: text.slice(0, TEXT_MAX).toWellFormed(),
        de: text.slice(TEXT_MAX, 2 * TEXT_MAX).toWellFormed() || mark,
      },
      sections: ['search', 'access', 'call', 'text', 'featured', 'steps'],
    },
    menu: links.slice(0, 6),
    footer: { text: line(1), links: links.slice(6) },
  };
};

/** Gives the portal a look that says the payloads, and looks at pages of all kinds, in both languages; then back. */
export const faultsOfAppearance = async (
  page: Page,
  { client }: Pick<Person, 'client'>,
  payloads: readonly string[],
): Promise<readonly string[]> => {
  const tag = async () => ({ 'If-Match': (await client.getAppearance().withResponse()).headers.get('etag') ?? '' });
  const mark = `mark${payloads.length}x${payloads[0]?.length}`;
  await client.putAppearance({ ...(await tag()), body: appearanceOf(payloads, mark) });
  try {
    await until('the look that says it', async () => {
      await page.goto(`${deployment.portalUrl}/`);
      return (await page.locator('footer').innerText()).length > 0 && (await page.content()).includes(mark);
    });
    const faults: string[] = [];
    for (const locale of ['en', 'de']) {
      await page.context().addCookies([{ name: 'locale', value: locale, url: deployment.portalUrl }]);
      for (const path of ['/', '/apis', '/sign-in']) faults.push(...(await faultsAt(page, path)));
    }
    return faults;
  } finally {
    await client.restoreAppearance({ ...(await tag()), body: { to: 'shipped' } });
    await page.context().clearCookies();
  }
};
