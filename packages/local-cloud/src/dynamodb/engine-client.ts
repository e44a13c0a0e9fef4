import { Agent, request as httpRequest } from 'node:http';

export type EngineAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

export type EngineClient = {
  /** One call of the DynamoDB or Streams API; `target` as in X-Amz-Target. */
  call(target: string, body: Buffer | string): Promise<EngineAnswer>;
  close(): void;
};

const CREDENTIAL =
  'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local';

/** Kept-alive connections to one engine. It looks for a signature and verifies none; ours has been verified already. */
export const createEngineClient = (host: string, port: number): EngineClient => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    close: () => agent.destroy(),
    call: (target, body) =>
      new Promise((settle, fail) => {
        const headers = {
          'x-amz-target': target,
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-date': '20260101T000000Z',
          authorization: CREDENTIAL,
          'content-length': Buffer.byteLength(body),
        };
        const outgoing = httpRequest({ host, port, method: 'POST', path: '/', agent, headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', fail);
          response.on('end', () => {
            const kept: Record<string, string> = {};
            for (const name of ['content-type', 'x-amz-crc32', 'x-amzn-requestid']) {
              const value = response.headers[name];
              if (typeof value === 'string') kept[name] = value;
            }
            settle({ status: response.statusCode ?? 500, headers: kept, body: Buffer.concat(chunks) });
          });
        });
        outgoing.on('error', fail);
        outgoing.end(body);
      }),
  };
};
