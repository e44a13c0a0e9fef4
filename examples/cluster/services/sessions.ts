// Sessions: begun, looked at, ended.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

type Session = { readonly id: string; readonly userId: string; readonly beganAt: string };
const sessions = new Map<string, Session>();
const SESSIONS_MAX = 1_000;

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
  const { pathname } = new URL(request.url ?? '/', 'http://sessions');
  const id = /^\/sessions\/([\w-]{36})$/.exec(pathname)?.[1] ?? '';
  if (request.method === 'POST' && pathname === '/sessions') {
    const { userId } = await bodyOf(request);
    if (typeof userId !== 'string') return answer(response, 400, { error: 'userId is missing' });
    if (sessions.size >= SESSIONS_MAX) sessions.clear();
    const made = { id: randomUUID(), userId, beganAt: new Date().toISOString() };
    sessions.set(made.id, made);
    return answer(response, 201, made);
  }
  const found = sessions.get(id);
  if (!found) return missing(response, 'session');
  if (request.method === 'DELETE') {
    sessions.delete(id);
    return response.writeHead(204).end();
  }
  return answer(response, 200, found);
};

if (import.meta.main) createServer(handle).listen(Number(process.env.PORT ?? 4102), '127.0.0.1');
