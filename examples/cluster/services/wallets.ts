// Wallets: what somebody has, and sending of it.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

const balances = new Map([
  ['ada', 100],
  ['alan', 50],
  ['grace', 75],
]);

const answer = (response: ServerResponse, status: number, body: unknown): ServerResponse =>
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
const missing = (response: ServerResponse, what: string) =>
  answer(response, 404, { error: `there is no such ${what}` });

const BODY_BYTES_MAX = 10_000;

const bodyOf = async (request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> => {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > BODY_BYTES_MAX) return {};
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
};

export const handle = async (request: IncomingMessage, response: ServerResponse): Promise<ServerResponse> => {
  const { pathname } = new URL(request.url ?? '/', 'http://wallets');
  if (request.method === 'POST' && pathname === '/transfers') {
    const { from, to, amount } = await bodyOf(request);
    const has = balances.get(String(from));
    const gets = balances.get(String(to));
    if (has === undefined || gets === undefined || from === to) return missing(response, 'wallet');
    if (typeof amount !== 'number' || !Number.isInteger(amount) || amount < 1 || amount > has)
      return answer(response, 409, { error: 'the wallet has not so much' });
    balances.set(String(from), has - amount);
    balances.set(String(to), gets + amount);
    return answer(response, 201, { from, to, amount });
  }
  const id = /^\/wallets\/([a-z]+)$/.exec(pathname)?.[1] ?? '';
  const balance = balances.get(id);
  if (balance === undefined) return missing(response, 'wallet');
  return answer(response, 200, { id, balance });
};

if (import.meta.main) createServer(handle).listen(Number(process.env.PORT ?? 4103), '127.0.0.1');
