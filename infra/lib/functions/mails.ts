import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import { PortalWorker } from '../constructs/portal-worker.ts';
import { READS_LIVE_SECRET } from '../live-secret.ts';
import { parameter } from '../parameters.ts';
import type { Surroundings } from './surroundings.ts';

/** What mails people. */
export const mailers = (scope: Construct, surroundings: Surroundings) => {
  const { table, secret, bus, signed } = surroundings;
  const invitations = new PortalWorker(scope, 'Invitations', {
    bundle: 'auth/invitations',
    bus,
    event: 'invitation.requested',
    breaks: 'Invitations to teams are not mailed.',
    timeoutSeconds: 20,
    maxConcurrency: 2,
    environment: {
      TABLE_NAME: table.tableName,
      PORTAL_URL: parameter(scope, 'PortalUrl'),
      SECRET_ARN: secret.secretArn,
      MAIL_FROM: parameter(scope, 'MailFrom'),
    },
  });
  table.allow(invitations.role, 'GetItem', 'UpdateItem', 'DeleteItem');
  invitations.allow(READS_LIVE_SECRET, [secret.secretArn]);
  const links = new PortalWorker(scope, 'SignInLinks', {
    bundle: 'auth/sign-in-links',
    bus,
    event: 'sign-in-link.requested',
    breaks: 'Links to sign in with are not mailed.',
    severity: 'page',
    // A link is good for ten minutes.
    waitsSeconds: 120,
    timeoutSeconds: 20,
    maxConcurrency: 5,
    environment: { ...signed, MAIL_FROM: parameter(scope, 'MailFrom') },
  });
  table.allow(links.role, 'GetItem');
  links.allow(READS_LIVE_SECRET, [secret.secretArn]);
  const sender = new EmailIdentity(scope, 'Sender', { identity: Identity.email(parameter(scope, 'MailFrom')) });
  const notices = new PortalWorker(scope, 'Notices', {
    bundle: 'auth/notices',
    bus,
    event: 'notice.written',
    breaks: 'People are not mailed what happens to their account; the portal tells them.',
    timeoutSeconds: 20,
    maxConcurrency: 2,
    environment: {
      TABLE_NAME: table.tableName,
      PORTAL_URL: parameter(scope, 'PortalUrl'),
      MAIL_FROM: parameter(scope, 'MailFrom'),
    },
  });
  table.allow(notices.role, 'GetItem', 'UpdateItem');
  for (const mails of [invitations, links, notices]) mails.allow(['ses:SendEmail'], [sender.emailIdentityArn]);
  return { invitations, links, notices };
};
