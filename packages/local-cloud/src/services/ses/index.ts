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
import { childOf, type Fields, isFields, requiredText, textOf } from '../wire/fields.ts';
import { physicalName } from '../wire/physical-name.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';
import { mailboxPage } from './mailbox-page.ts';
import { addressOf, createSesStore, identityOf, type SesStore, sendEmail } from './send-email.ts';

export type MailboxPort = {
  readonly mailbox: Mailbox;
  /** `/mailbox`, `/mailbox/{id}` and `/mailbox.json`; `path` with its query. */
  readonly mailboxPage: (path: string) => ServiceResponse;
};

type Route = {
  readonly method: string;
  readonly path: RegExp;
  readonly action: string;
  handle(store: SesStore, mailbox: Mailbox, input: Fields, name: string): unknown;
};

const shownIdentity = (name: string) => ({
  IdentityType: name.includes('@') ? 'EMAIL_ADDRESS' : 'DOMAIN',
  IdentityName: name,
  SendingEnabled: true,
});
const IDENTITY_PATH = /^\/v2\/email\/identities\/([^/]+)$/;
const TEMPLATE_PATH = /^\/v2\/email\/templates\/([^/]+)$/;

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
    path: IDENTITY_PATH,
    action: 'GetEmailIdentity',
    handle: (store, _mailbox, _input, name) => {
      if (!store.identities().includes(name.toLowerCase()))
        throw new AwsError('NotFoundException', `Email identity ${name} does not exist.`, 404);
      return { ...shownIdentity(name), VerifiedForSendingStatus: true, VerificationStatus: 'SUCCESS' };
    },
  },
  {
    method: 'DELETE',
    path: IDENTITY_PATH,
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
    path: TEMPLATE_PATH,
    action: 'UpdateEmailTemplate',
    handle: (store, _mailbox, input, name) => store.putTemplate(name, childOf(input, 'TemplateContent')),
  },
  {
    method: 'GET',
    path: TEMPLATE_PATH,
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
