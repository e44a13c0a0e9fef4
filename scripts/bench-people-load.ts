// The load of `npm run bench:people`, in a thread of its own: each connection asks, waits and asks again.
import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import type { CreatedSession, SignIn } from '@portico/client';

export const ACTS = ['sign-in', 'refresh', 'users/me'] as const;
export type Order = {
  readonly act: (typeof ACTS)[number];
  readonly apiUrl: string;
  readonly seconds: number;
  /** One for each connection. */
  readonly people: readonly { readonly email: string; readonly password: string }[];
};
export type Loaded = { readonly milliseconds: readonly number[]; readonly refused: number };

type Answer = { readonly status: number; readonly text: string };

const send = (agent: Agent, url: string, token: string | undefined, body: object | undefined): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    };
    const asked = request(url, { agent, method: body ? 'POST' : 'GET', headers }, (response) => {
      let text = '';
      response
        .setEncoding('utf8')
        .on('data', (part: string) => {
          text += part;
        })
        .on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.on('error', reject).end(body && JSON.stringify(body));
  });

const run = async ({ act, apiUrl, seconds, people }: Order): Promise<Loaded> => {
  const milliseconds: number[] = [];
  let refused = 0;
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    people.map(async (who) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const begin = async () => send(agent, `${apiUrl}/sign-ins`, undefined, who);
      let session = (JSON.parse((await begin()).text) as SignIn).created;
      const ask = async (): Promise<Answer> => {
        if (act === 'sign-in') return begin();
        if (act === 'users/me') return send(agent, `${apiUrl}/users/me`, session?.accessToken, undefined);
        const answer = await send(agent, `${apiUrl}/sessions/refresh`, undefined, {
          sessionToken: session?.sessionToken,
        });
        // What the API answers.
        if (answer.status === 200) session = JSON.parse(answer.text) as CreatedSession;
        return answer;
      };
      while (performance.now() < until) {
        const started = performance.now();
        const { status } = await ask();
        milliseconds.push(performance.now() - started);
        if (status >= 300) refused += 1;
      }
      agent.destroy();
    }),
  );
  return { milliseconds, refused };
};

// Ours: given by bench-people.ts.
if (parentPort) parentPort.postMessage(await run(workerData as Order));
