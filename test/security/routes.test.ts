import { Agent, request } from 'node:http';
import { type OperationEntry, operations } from '@portico/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { nowhere } from '../contract/cells/scene.ts';
import { meantType } from '../portico/refused-at-edge.ts';
import { deployment, signIn } from '../portico/world.ts';

const AT_ONCE = 16;
const ALL = Object.values<OperationEntry>(operations).filter(({ access }) => access !== 'key');
const GUARDED = ALL.filter(({ access }) => access !== 'public');
const { hostname, port } = new URL(deployment.apiUrl);
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

let developer: string;
beforeAll(async () => {
  developer = (await signIn('developer')).token;
});

type Answer = { readonly status: number; readonly type: string; readonly allow: string | undefined };

/** Sends a path as it is: no library puts it right. */
const send = (method: string, path: string, token?: string, more: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = { ...(token && { authorization: `Bearer ${token}` }), ...more };
    request({ hostname, port, agent, method, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const { statusCode: status = 0, headers: said } = response;
        const type = said['content-type'] ?? '';
        const body = type === 'application/json' ? JSON.parse(Buffer.concat(parts).toString() || '{}') : undefined;
        resolve({ status, type: meantType(type, status, body), allow: said.allow });
      });
    })
      .on('error', reject)
      .end();
  });

/** What is asked of all, a few at a time; what each came to, where that is wrong. */
const wrongOf = async <Item>(items: readonly Item[], judge: (item: Item) => Promise<string | undefined>) => {
  const waiting = [...items];
  const wrong: string[] = [];
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const fault = await judge(next);
      if (fault !== undefined) wrong.push(fault);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return wrong.sort();
};

const filled = ({ path }: OperationEntry) => path.replaceAll(/\{(\w+)\+?\}/g, (_, name: string) => nowhere[name] ?? '');

const SPELLINGS: readonly (readonly [string, (path: string) => string])[] = [
  ['a slash at the end', (path) => `${path}/`],
  ['two slashes at the front', (path) => `/${path}`],
  ['two slashes inside', (path) => path.replace(/(.)\//, '$1//')],
  ['a dot segment', (path) => `/.${path}`],
  ['a way down and up again', (path) => `/public/..${path}`],
  ['the same, encoded', (path) => `/public/%2e%2e${path}`],
  ['an encoded slash', (path) => path.replace(/(.)\/(?=[^/]*$)/, '$1%2F')],
  ['a parameter of the path', (path) => `${path};x=1`],
  ['an ending', (path) => `${path}.json`],
  ['capitals', (path) => path.toUpperCase()],
  ['an encoded letter', (path) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`)],
  ['a NUL at the end', (path) => `${path}%00`],
  ['a space at the end', (path) => `${path}%20`],
  ['a backslash', (path) => `/\\${path}`],
  ['the stage before it', (path) => `/v1${path}`],
];
const refuses = (status: number) => status >= 400 && status < 500;

describe('a path that is spelt another way', () => {
  it('opens nothing without a credential that its usual spelling keeps shut', async () => {
    const asked = GUARDED.flatMap((operation) => SPELLINGS.map(([what, spell]) => ({ operation, what, spell })));
    const wrong = await wrongOf(asked, async ({ operation, what, spell }) => {
      const { status, type } = await send(operation.method, spell(filled(operation)));
      const told = /problem\+json|^$/.test(type);
      return refuses(status) && told ? undefined : `${operation.id}, ${what}: ${status} ${type}`;
    });
    expect(wrong).toEqual([]);
  });

  it('opens nothing of an admin’s to a developer', async () => {
    const asked = ALL.filter(({ access }) => access === 'admin').flatMap((operation) =>
      SPELLINGS.map(([what, spell]) => ({ operation, what, spell })),
    );
    const wrong = await wrongOf(asked, async ({ operation, what, spell }) => {
      const { status } = await send(operation.method, spell(filled(operation)), developer);
      return refuses(status) ? undefined : `${operation.id}, ${what}: ${status}`;
    });
    expect(wrong).toEqual([]);
  });
});

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'LINK'];

describe('a method', () => {
  it('that a path does not have opens nothing and is told so; HEAD and OPTIONS say nothing of what is there', async () => {
    const paths = [...new Set(ALL.map(({ path }) => path))];
    const asked = paths.flatMap((path) => {
      const has = new Set(ALL.filter((one) => one.path === path).map(({ method }) => method));
      return METHODS.filter((method) => !has.has(method)).map((method) => ({ path, method }));
    });
    const wrong = await wrongOf(asked, async ({ path, method }) => {
      const spelt = path.replaceAll(/\{(\w+)\+?\}/g, (_, name: string) => nowhere[name] ?? '');
      const { status } = await send(method, spelt, developer);
      // A preflight is answered to everybody, and has nothing in it.
      const right = method === 'OPTIONS' ? status === 204 || refuses(status) : refuses(status);
      return right ? undefined : `${method} ${path}: ${status}`;
    });
    expect(wrong).toEqual([]);
  });

  it.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])(
    'is the one of the request, whatever %s says',
    async (name) => {
      const reads = ALL.filter(({ method, access }) => method === 'GET' && access === 'user');
      const wrong = await wrongOf(reads, async (operation) => {
        const path = filled(operation);
        const [plain, overridden] = await Promise.all([
          send('GET', path, developer),
          send('GET', path, developer, { [name]: 'DELETE' }),
        ]);
        return plain.status === overridden.status
          ? undefined
          : `${operation.id}: ${plain.status}, ${overridden.status}`;
      });
      expect(wrong).toEqual([]);
    },
  );
});

/** What keys of the table are made of, put where an id stands. */
const KEYS = [
  '#',
  '$portico',
  '|',
  '%00',
  '%20',
  'a%20',
  '%09',
  '\u00e9',
  '%F0%9F%98%80',
  'x'.repeat(2048),
  '__proto__',
  'constructor',
  '$user_1',
  'usr_1%23pk',
  '%24portico%23userId_x',
  '*',
  '%25',
  "'",
  '%22',
  '{}',
  '[]',
  '..%2f',
];

describe('an id that is made of what keys are made of', () => {
  it('leads to nothing, in each place of each path, and is no failure of ours', async () => {
    const { token: admin } = await signIn('admin');
    // What says the same of any name, whether there is such an API or not.
    const OF_ANY = 'describeMcpResource';
    const asked = ALL.filter(({ id, path, method }) => path.includes('{') && method === 'GET' && id !== OF_ANY).flatMap(
      (operation) =>
        [...operation.path.matchAll(/\{(\w+)\+?\}/g)].flatMap(([, name = '']) =>
          KEYS.map((key) => ({ operation, name, key })),
        ),
    );
    const wrong = await wrongOf(asked, async ({ operation, name, key }) => {
      const path = operation.path.replaceAll(/\{(\w+)\+?\}/g, (_, one: string) =>
        one === name ? encodeURI(decodeURI(key)) : (nowhere[one] ?? ''),
      );
      const { status } = await send('GET', path, admin);
      return refuses(status) ? undefined : `${operation.id}, ${name} as ${key.slice(0, 20)}: ${status}`;
    });
    expect(wrong).toEqual([]);
  });
});
