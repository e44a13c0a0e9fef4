import {
  CreateEmailIdentityCommand,
  CreateEmailTemplateCommand,
  GetEmailIdentityCommand,
  MessageRejected,
  NotFoundException,
  SESv2Client,
  SendEmailCommand,
} from '@aws-sdk/client-sesv2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestCloud, type TestCloud } from '../testing.ts';
import { createSes } from './index.ts';

let cloud: TestCloud;
let service: ReturnType<typeof createSes>;
let client: SESv2Client;
const Destination = { ToAddresses: ['Ada <ada@example.com>'] };
const simple = (Subject: string, Text: string, Html = '') => ({
  Simple: { Subject: { Data: Subject }, Body: { Text: { Data: Text }, Html: { Data: Html } } },
});
const send = (Content: object, FromEmailAddress: string | undefined = 'Portico <no-reply@portico.example>') =>
  client.send(new SendEmailCommand({ FromEmailAddress, Destination, Content }));

beforeEach(async () => {
  cloud = createTestCloud();
  service = createSes(cloud.context);
  client = new SESv2Client(await cloud.serve(service));
  await client.send(new CreateEmailIdentityCommand({ EmailIdentity: 'portico.example' }));
});
afterEach(async () => {
  client.destroy();
  await cloud.close();
});

describe('a mail', () => {
  it('lies in the mailbox once it is sent, for the page and as JSON', async () => {
    const { MessageId } = await send(simple('Approved', 'Your key is ready'));
    expect(service.mailbox.list(10)).toMatchObject([
      { id: MessageId, to: ['ada@example.com'], subject: 'Approved', text: 'Your key is ready' },
    ]);
    expect(String(service.mailboxPage('/mailbox').body)).toContain('Approved');
    expect(JSON.parse(String(service.mailboxPage('/mailbox.json?to=ADA@example.com').body)).mails.length).toBe(1);
    expect(JSON.parse(String(service.mailboxPage('/mailbox.json?to=bob@example.com').body)).mails).toEqual([]);
  });

  it('is refused from an address that is not verified', async () => {
    await expect(send(simple('s', 't'), 'x@evil.example')).rejects.toBeInstanceOf(MessageRejected);
    expect(service.mailbox.list(10)).toEqual([]);
  });

  it('that came raw shows its text and its HTML', async () => {
    const raw = [
      'From: no-reply@portico.example',
      'To: ada@example.com',
      'Subject: =?UTF-8?B?R3LDvMOfZQ==?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Gr=C3=BC=C3=9Fe',
      '--b',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('<b>hi</b>').toString('base64'),
      '--b--',
      '',
    ].join('\r\n');
    await client.send(new SendEmailCommand({ Content: { Raw: { Data: Buffer.from(raw) } } }));
    expect(service.mailbox.list(1)).toMatchObject([
      { subject: 'Grüße', text: expect.stringContaining('Grüße'), html: '<b>hi</b>', to: ['ada@example.com'] },
    ]);
  });

  it('is filled from a template, and refused when there is none', async () => {
    await client.send(
      new CreateEmailTemplateCommand({
        TemplateName: 'welcome',
        TemplateContent: { Subject: 'Hello {{user.name}}', Text: 'Hi {{user.name}}{{missing}}' },
      }),
    );
    await send({ Template: { TemplateName: 'welcome', TemplateData: '{"user":{"name":"Ada"}}' } });
    expect(service.mailbox.list(1)).toMatchObject([{ subject: 'Hello Ada', text: 'Hi Ada' }]);
    await expect(send({ Template: { TemplateName: 'none' } })).rejects.toBeInstanceOf(NotFoundException);
  });

  it('can neither run nor load anything on the page', async () => {
    const { MessageId } = await send(
      simple('<img src=x onerror=alert(1)>', '<script>alert(2)</script>', '"><script>alert(3)</script>'),
    );
    const page = service.mailboxPage(`/mailbox/${MessageId}`);
    const html = String(page.body);
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('sandbox=""');
    expect(page.headers?.['content-security-policy']).toMatch(/default-src 'none'/);
    expect(service.mailboxPage('/mailbox/none').status).toBe(404);
  });
});

describe('an identity', () => {
  it('of the template may send, and is what IAM is asked for', async () => {
    await service.resources['AWS::SES::EmailIdentity']?.({
      stack: 's',
      logicalId: 'I',
      properties: { EmailIdentity: 'portal.example' },
    });
    await send(simple('s', 't'), 'team@portal.example');
    await expect(client.send(new GetEmailIdentityCommand({ EmailIdentity: 'none.example' }))).rejects.toBeInstanceOf(
      NotFoundException,
    );
    const request = {
      method: 'POST',
      path: '/v2/email/outbound-emails',
      query: new URLSearchParams(),
      caller: 'r',
      headers: {},
      body: Buffer.from('{"FromEmailAddress":"T <team@portal.example>"}'),
    };
    expect(service.requirements(request)).toEqual([
      {
        action: 'ses:SendEmail',
        resource: 'arn:aws:ses:us-east-1:000000000000:identity/portal.example',
        context: { 'ses:FromAddress': ['team@portal.example'] },
      },
    ]);
  });
});
