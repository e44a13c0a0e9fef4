import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMailer, MailRefused } from './mailer.ts';

const answer = { status: 200, type: '' };
let server: Server;
let send: ReturnType<typeof createMailer>;
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    response
      .writeHead(answer.status, { 'content-type': 'application/json', 'x-amzn-errortype': answer.type })
      .end('{}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  send = createMailer('a@b.example', new SESv2Client({ endpoint, credentials, region: 'us-east-1', maxAttempts: 1 }));
});
afterAll(() => new Promise((closed) => server.close(closed)));

const refusal = (status: number, type: string) => {
  Object.assign(answer, { status, type });
  return send({ to: 'c@d.example', subject: 's', text: 't', html: 'h' }).catch((error: unknown) => error);
};

it.each([
  ['BadRequestException', 'address'],
  ['MessageRejected', 'deployment'],
  ['AccountSuspendedException', 'deployment'],
  ['SendingPausedException', 'deployment'],
  ['MailFromDomainNotVerifiedException', 'deployment'],
  ['AccessDeniedException', 'deployment'],
])('a mail that SES refuses with %s is refused for good: by the %s', async (type, whose) => {
  const error = await refusal(400, type);
  expect(error).toBeInstanceOf(MailRefused);
  expect(error).toMatchObject({ whose });
});

it.each([
  [429, 'TooManyRequestsException'],
  [400, 'LimitExceededException'],
  [500, 'InternalServiceErrorException'],
])('what passes is to be tried again: %s %s', async (status, type) => {
  const error = await refusal(status, type);
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(MailRefused);
});
