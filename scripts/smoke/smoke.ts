import { type Finding, good, mind, refused, said } from '../deploy/findings.ts';

/** A deployment as somebody outside sees it. */
export type Outside = {
  readonly portalUrl: string;
  readonly apiUrl: string;
  /** Addresses behind the edge, which answer nobody who comes past it. */
  readonly pastTheEdge?: readonly string[];
};

const WAIT_MILLISECONDS = 20_000;

type Answer = { readonly status: number; readonly type: string; readonly text: string; readonly location: string };

const ask = async (url: string): Promise<Answer> => {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(WAIT_MILLISECONDS) });
  const of = (name: string) => response.headers.get(name) ?? '';
  const location = of('location');
  return {
    status: response.status,
    type: of('content-type'),
    text: await response.text(),
    location: location === '' ? '' : new URL(location, url).href,
  };
};

/** What was answered is not what is promised. */
class Otherwise extends Error {}

const told = ({ status, type }: Answer): string => `${status}${type === '' ? '' : ` ${type}`}`;

const page = async (url: string, mediaType = 'text/html', holds = ''): Promise<string> => {
  const answer = await ask(url);
  if (answer.status !== 200 || !answer.type.startsWith(mediaType))
    throw new Otherwise(`${url} answers ${told(answer)}`);
  if (!answer.text.includes(holds)) throw new Otherwise(`${url} does not say ${holds}`);
  return answer.text;
};

type Linkset = { readonly linkset?: readonly { readonly item?: readonly { readonly href: string }[] }[] };

/** Where calls of the APIs go that everybody finds. */
const calledAt = async ({ portalUrl }: Outside): Promise<readonly string[]> => {
  const text = await page(`${portalUrl}/.well-known/api-catalog`, 'application/linkset+json');
  // Read as it is meant: what is not there is nothing.
  const { linkset = [] } = JSON.parse(text) as Linkset;
  return linkset.flatMap(({ item = [] }) => item.map(({ href }) => href));
};

/** The API's address, where the portal tells of an API that is called there. */
export const apiUrlBy = async (portalUrl: string): Promise<string | undefined> => {
  const [first] = await calledAt({ portalUrl, apiUrl: '' });
  return first === undefined ? undefined : new URL(first).origin;
};

const reference = async (outside: Outside): Promise<string | undefined> => {
  const [first] = await calledAt(outside);
  if (first === undefined) return undefined;
  const slug = new URL(first).pathname.split('/').at(-1) ?? '';
  await page(`${outside.portalUrl}/apis/${slug}/reference`);
  await page(`${outside.portalUrl}/apis/${slug}/reference.md`, 'text/markdown');
  return `of ${slug} is read, as a page and as Markdown`;
};

const problem = async (url: string, status: number): Promise<string> => {
  const answer = await ask(url);
  if (answer.status !== status || !answer.type.startsWith('application/problem+json'))
    throw new Otherwise(`${url} answers ${told(answer)}`);
  return `is refused with ${status}, as a problem`;
};

const signIn = async ({ portalUrl, apiUrl }: Outside): Promise<string> => {
  const text = await page(`${portalUrl}/sign-in`);
  const [, path] = /href="(\/auth\/connection\?[^"]*)"/.exec(text) ?? [];
  if (path === undefined) throw new Otherwise(`${portalUrl}/sign-in leads to no identity provider`);
  const first = await ask(`${portalUrl}${path.replaceAll('&amp;', '&')}`);
  if (!first.location.includes('/oauth2/authorize?'))
    throw new Otherwise(`the portal leads on to ${first.location || told(first)}`);
  const second = await ask(first.location);
  const own = [portalUrl, apiUrl, first.location].map((url) => new URL(url).host);
  if (second.location === '' || own.includes(new URL(second.location).host))
    throw new Otherwise(`the sign-in host leads on to ${second.location || told(second)}`);
  return `leads to ${new URL(second.location).host}`;
};

const NOTHING = 'nothing is published that everybody finds: not looked at';

/** What each promise is called, and how it is looked at; what it says is good. */
const LOOKS: readonly (readonly [string, (outside: Outside) => Promise<string | undefined>])[] = [
  ['front page', async ({ portalUrl }) => (await page(portalUrl), 'is there')],
  ['catalogue', async ({ portalUrl }) => (await page(`${portalUrl}/apis`), 'is there')],
  ['reference', reference],
  ['llms.txt', async ({ portalUrl }) => (await page(`${portalUrl}/llms.txt`, 'text/plain', '# '), 'tells of APIs')],
  [
    'API',
    async ({ apiUrl }) => (await page(`${apiUrl}/meta/health`, 'application/json', '"ok"'), 'says that it works'),
  ],
  ['refusal', async ({ apiUrl }) => `a path that there is not ${await problem(`${apiUrl}/smoke`, 404)}`],
  ['gateway', async ({ apiUrl }) => `a call without a key ${await problem(`${apiUrl}/proxy/smoke/nothing`, 401)}`],
  ['sign-in', signIn],
];

const pastTheEdge = (url: string) => async (): Promise<string> => {
  const answer = await ask(url);
  if (answer.status !== 403) throw new Otherwise(`${url} answers ${told(answer)}`);
  return `${new URL(url).host} answers nobody who comes past the edge`;
};

/** Looks at a deployment from outside; changes nothing, and signs nobody in. */
export const smoke = async (outside: Outside): Promise<readonly Finding[]> => {
  const looks = [...LOOKS, ...(outside.pastTheEdge ?? []).map((url) => ['past the edge', pastTheEdge(url)] as const)];
  return Promise.all(
    looks.map(async ([about, look]) => {
      try {
        const says = await look(outside);
        return says === undefined ? mind(about, NOTHING) : good(about, says);
      } catch (error) {
        return refused(about, error instanceof Otherwise ? error.message : said(error));
      }
    }),
  );
};
