// Blocks of a small chain: each names the one before by its hash.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

type Block = {
  readonly height: number;
  readonly previous: string;
  readonly transactions: readonly string[];
  readonly hash: string;
};

const sealed = (height: number, previous: string, transactions: readonly string[]): Block => ({
  ...{ height, previous, transactions },
  hash: createHash('sha256')
    .update(JSON.stringify([height, previous, transactions]))
    .digest('hex'),
});

const LENGTH = 5;
const blocks: Block[] = [sealed(0, '0'.repeat(64), [])];
while (blocks.length < LENGTH) {
  const last = blocks.at(-1);
  blocks.push(sealed(blocks.length, last?.hash ?? '', [`tx-${blocks.length}`]));
}

const answer = (response: ServerResponse, status: number, body: unknown): ServerResponse =>
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
const missing = (response: ServerResponse, what: string) =>
  answer(response, 404, { error: `there is no such ${what}` });

export const handle = (request: IncomingMessage, response: ServerResponse): ServerResponse => {
  const { pathname } = new URL(request.url ?? '/', 'http://chain');
  const height = /^\/blocks\/(\d{1,9})$/.exec(pathname)?.[1];
  if (request.method !== 'GET') return answer(response, 405, { error: 'blocks are read' });
  if (pathname === '/blocks') return answer(response, 200, { items: blocks.toReversed() });
  const found = height === undefined ? undefined : blocks[Number(height)];
  return found ? answer(response, 200, found) : missing(response, 'block');
};

if (import.meta.main) createServer(handle).listen(Number(process.env.PORT ?? 4101), '127.0.0.1');
