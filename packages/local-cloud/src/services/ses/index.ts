import { randomUUID } from 'node:crypto';
import {
  AwsError,
  type CloudContext,
  type IamRequirement,
  type ResourceHandler,
  type Service,
  type ServiceRequest,
  type ServiceResponse,
} from '../../service.ts';
import { inputOf, lenientInputOf } from '../wire/aws-json.ts';
import { childOf, type Fields, isFields, parseFields, requiredText, textOf, textsOf } from '../wire/fields.ts';
import { physicalName } from '../wire/physical-name.ts';
import { createMailbox, type Mailbox, type NewMail } from './mailbox.ts';
import { mailboxPage } from './mailbox-page.ts';
import { mailOf } from './mime.ts';

export type { Mail, Mailbox } from './mailbox.ts';

export interface MailboxPort {
  readonly mailbox: Mailbox;
  /** For `/mailbox`, `/mailbox/{id}` and `/mailbox.json` of the front door; `path` with its query. */
  readonly mailboxPage: (path: string) => ServiceResponse;
}

const recipientsMax = 50;

const createSesStore = (context: CloudContext) => {
  const database = context.database('ses');
  database.exec(`CREATE TABLE IF NOT EXISTS identities (name TEXT PRIMARY KEY) STRICT;
    CREATE TABLE IF NOT EXISTS templates (name TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT;`);
  return {
    arnOf: (identity: string) => `arn:aws:ses:${context.region}:${context.accountId}:identity/${identity}`,
    putIdentity: (name: string) =>
      void database.prepare('INSERT OR IGNORE INTO identities VALUES (?)').run(name.toLowerCase()),
    removeIdentity: (name: string) =>
      void database.prepare('DELETE FROM identities WHERE name = ?').run(name.toLowerCase()),
    identities: () =>
      database
        .prepare('SELECT name FROM identities ORDER BY name')
        .all()
        .map((row) => String(row.name)),
    putTemplate: (name: string, content: Fields) =>
      void database.prepare('INSERT OR REPLACE INTO templates VALUES (?, ?)').run(name, JSON.stringify(content)),
    template(name: string): Fields {
      const row = database.prepare('SELECT content FROM templates WHERE name = ?').get(name);
      if (!row) throw new AwsError('NotFoundException', `Template ${name} does not exist.`, 404);
      return parseFields(textOf(row, 'content'));
    },
  };
};

type SesStore = ReturnType<typeof createSesStore>;

const addressOf = (text: string): string => /<([^>]+)>\s*$/.exec(text)?.[1] ?? text.trim();

/** The verified identity an address sends by: the address itself, or its domain. */
const identityOf = (store: SesStore, from: string): string => {
  const address = addressOf(from).toLowerCase();
  const domain = address.split('@')[1] ?? '';
  return store.identities().includes(address) ? address : domain;
};

const filled = (text: string | undefined, data: Fields): string =>
  (text ?? '').replace(/\{\{\{?\s*([A-Za-z0-9_.]+)\s*\}?\}\}/g, (_whole, path: string) => {
    let value: unknown = data;
    for (const name of path.split('.')) value = isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    return value === undefined ? '' : String(value);
  });

const contentOf = (store: SesStore, content: Fields): Pick<NewMail, 'subject' | 'text' | 'html'> => {
  const simple = childOf(content, 'Simple');
  if (isFields(content.Simple)) {
    const body = childOf(simple, 'Body');
    return {
      subject: textOf(childOf(simple, 'Subject'), 'Data') ?? '',
      text: textOf(childOf(body, 'Text'), 'Data') ?? '',
      html: textOf(childOf(body, 'Html'), 'Data') ?? '',
    };
  }
  const asked = childOf(content, 'Template');
  if (!isFields(content.Template))
    throw new AwsError('BadRequestException', 'The content has neither Simple, Raw nor Template.');
  const name = textOf(asked, 'TemplateName');
  const template = name === undefined ? childOf(asked, 'TemplateContent') : store.template(name);
  const data = parseFields(textOf(asked, 'TemplateData'));
  return {
    subject: filled(textOf(template, 'Subject'), data),
    text: filled(textOf(template, 'Text'), data),
    html: filled(textOf(template, 'Html'), data),
  };
};

const recipientsOf = (input: Fields): string[] => {
  const destination = childOf(input, 'Destination');
  return ['ToAddresses', 'CcAddresses', 'BccAddresses'].flatMap((name) => textsOf(destination, name)).map(addressOf);
};

const sendEmail = (store: SesStore, mailbox: Mailbox, input: Fields) => {
  const content = childOf(input, 'Content');
  const raw = textOf(childOf(content, 'Raw'), 'Data');
  const parsed = raw === undefined ? undefined : mailOf(Buffer.from(raw, 'base64'));
  const from = textOf(input, 'FromEmailAddress') ?? parsed?.from ?? '';
  const to = recipientsOf(input).length > 0 ? recipientsOf(input) : [...(parsed?.to ?? [])];
  if (to.length === 0 || to.length > recipientsMax)
    throw new AwsError('BadRequestException', `A mail has 1 to ${recipientsMax} recipients.`);
  if (!store.identities().includes(identityOf(store, from))) {
    throw new AwsError(
      'MessageRejected',
      `Email address is not verified. The following identities failed the check in region: ${addressOf(from)}`,
    );
  }
  const mail = parsed ? { ...parsed, from, to } : { from, to, ...contentOf(store, content) };
  return { MessageId: mailbox.put(mail) };
};

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly action: string;
  handle(store: SesStore, mailbox: Mailbox, input: Fields, name: string): unknown;
}

const shownIdentity = (name: string) => ({
  IdentityType: name.includes('@') ? 'EMAIL_ADDRESS' : 'DOMAIN',
  IdentityName: name,
  SendingEnabled: true,
});
const identityPath = /^\/v2\/email\/identities\/([^/]+)$/;
const templatePath = /^\/v2\/email\/templates\/([^/]+)$/;

const routes: readonly Route[] = [
  { method: 'POST', path: /^\/v2\/email\/outbound-emails$/, action: 'SendEmail', handle: sendEmail },
  {
    method: 'POST',
    path: /^\/v2\/email\/identities$/,
    action: 'CreateEmailIdentity',
    handle: (store, _mailbox, input) => {
      store.putIdentity(requiredText(input, 'EmailIdentity', 'BadRequestException'));
      return { VerifiedForSendingStatus: true };
    },
  },
  {
    method: 'GET',
    path: /^\/v2\/email\/identities$/,
    action: 'ListEmailIdentities',
    handle: (store) => ({ EmailIdentities: store.identities().map(shownIdentity) }),
  },
  {
    method: 'GET',
    path: identityPath,
    action: 'GetEmailIdentity',
    handle: (store, _mailbox, _input, name) => {
      if (!store.identities().includes(name.toLowerCase()))
        throw new AwsError('NotFoundException', `Email identity ${name} does not exist.`, 404);
      return { ...shownIdentity(name), VerifiedForSendingStatus: true, VerificationStatus: 'SUCCESS' };
    },
  },
  {
    method: 'DELETE',
    path: identityPath,
    action: 'DeleteEmailIdentity',
    handle: (store, _mailbox, _input, name) => store.removeIdentity(name),
  },
  {
    method: 'POST',
    path: /^\/v2\/email\/templates$/,
    action: 'CreateEmailTemplate',
    handle: (store, _mailbox, input) =>
      store.putTemplate(requiredText(input, 'TemplateName', 'BadRequestException'), childOf(input, 'TemplateContent')),
  },
  {
    method: 'PUT',
    path: templatePath,
    action: 'UpdateEmailTemplate',
    handle: (store, _mailbox, input, name) => store.putTemplate(name, childOf(input, 'TemplateContent')),
  },
  {
    method: 'GET',
    path: templatePath,
    action: 'GetEmailTemplate',
    handle: (store, _mailbox, _input, name) => ({ TemplateName: name, TemplateContent: store.template(name) }),
  },
  {
    method: 'GET',
    path: /^\/v2\/email\/account$/,
    action: 'GetAccount',
    handle: () => ({
      ProductionAccessEnabled: true,
      SendingEnabled: true,
      SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 0 },
    }),
  },
];

const routeOf = (request: ServiceRequest): { route: Route; name: string } | undefined => {
  const path = request.path.split('?')[0] ?? '';
  for (const route of routes) {
    const found = route.method === request.method ? route.path.exec(path) : null;
    if (found) return { route, name: decodeURIComponent(found[1] ?? '') };
  }
  return undefined;
};

const answer = (status: number, value: unknown, headers: Record<string, string> = {}): ServiceResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID(), ...headers },
  body: JSON.stringify(value ?? {}),
});

const handler =
  (context: CloudContext, store: SesStore, mailbox: Mailbox) =>
  async (request: ServiceRequest): Promise<ServiceResponse> => {
    try {
      const found = routeOf(request);
      if (!found) throw new AwsError('NotFoundException', 'This operation is not emulated on one machine', 404);
      return answer(200, found.route.handle(store, mailbox, inputOf(request), found.name));
    } catch (error) {
      const known = error instanceof AwsError;
      if (!known) context.log(`ses: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return answer(
        known ? error.status : 500,
        { message: known ? error.message : 'internal failure' },
        { 'x-amzn-errortype': known ? error.code : 'InternalServiceErrorException' },
      );
    }
  };

const deployIdentity =
  (store: SesStore): ResourceHandler =>
  ({ properties }) => {
    const identity = requiredText(properties, 'EmailIdentity');
    store.putIdentity(identity);
    const tokens = Object.fromEntries(
      [1, 2, 3].flatMap((index) => [
        [`DkimDNSTokenName${index}`, `local${index}._domainkey.${identity}`],
        [`DkimDNSTokenValue${index}`, `local${index}.dkim.amazonses.com`],
      ]),
    );
    return { ref: identity, attributes: { EmailIdentityArn: store.arnOf(identity), ...tokens } };
  };

export const createSes = (context: CloudContext): Service & MailboxPort => {
  const store = createSesStore(context);
  const mailbox = createMailbox(context);
  return {
    // SES v2 signs as `ses`.
    signingNames: ['ses'],
    resources: {
      'AWS::SES::EmailIdentity': deployIdentity(store),
      'AWS::SES::ConfigurationSet': (request) => ({
        ref: textOf(request.properties, 'Name') ?? physicalName(request, 64),
      }),
      'AWS::SES::Template': (request) => {
        const template = childOf(request.properties, 'Template');
        const name = textOf(template, 'TemplateName') ?? physicalName(request, 64);
        store.putTemplate(name, {
          Subject: textOf(template, 'SubjectPart'),
          Text: textOf(template, 'TextPart'),
          Html: textOf(template, 'HtmlPart'),
        });
        return { ref: name, attributes: { Id: name } };
      },
    },
    requirements(request: ServiceRequest): readonly IamRequirement[] {
      const action = routeOf(request)?.route.action ?? 'SendEmail';
      if (action !== 'SendEmail') return [{ action: `ses:${action}`, resource: '*' }];
      const input = lenientInputOf(request);
      const from = textOf(input, 'FromEmailAddress') ?? '';
      const raw = isFields(childOf(input, 'Content').Raw);
      return [
        {
          action: raw ? 'ses:SendRawEmail' : 'ses:SendEmail',
          resource: store.arnOf(identityOf(store, from)),
          context: { 'ses:FromAddress': [addressOf(from)] },
        },
      ];
    },
    handle: handler(context, store, mailbox),
    mailbox,
    mailboxPage: (path) => mailboxPage(mailbox, path),
    stop: () => undefined,
  };
};
