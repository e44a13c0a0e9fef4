// People, as the other services know them.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

const users = [
  { id: 'ada', name: 'Ada Lovelace' },
  { id: 'alan', name: 'Alan Turing' },
  { id: 'grace', name: 'Grace Hopper' },
];

const answer = (response: ServerResponse, status: number, body: unknown): ServerResponse =>
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
const missing = (response: ServerResponse, what: string) =>
  answer(response, 404, { error: `there is no such ${what}` });

export const handle = (request: IncomingMessage, response: ServerResponse): ServerResponse => {
  const { pathname } = new URL(request.url ?? '/', 'http://users');
  if (request.method !== 'GET') return answer(response, 405, { error: 'users are read' });
  if (pathname === '/users') return answer(response, 200, { items: users });
  const found = users.find(({ id }) => pathname === `/users/${id}`);
  return found ? answer(response, 200, found) : missing(response, 'user');
};

if (import.meta.main) createServer(handle).listen(Number(process.env.PORT ?? 4104), '127.0.0.1');
