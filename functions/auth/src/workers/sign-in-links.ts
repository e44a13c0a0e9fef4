import { connect, connectSecret } from '@portico/data';
import { consume } from '@portico/events';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { createMailer } from '../mailer.ts';
import { sendSignInLink } from '../send-sign-in-link.ts';

const { TABLE_NAME, PORTAL_URL, SECRET_ARN, MAIL_FROM } = requireEnvironment(
  'TABLE_NAME',
  'PORTAL_URL',
  'SECRET_ARN',
  'MAIL_FROM',
);

export const handler = consume(
  'sign-in-link.requested',
  createLogger(),
  sendSignInLink({
    data: connect(TABLE_NAME),
    now: () => new Date(),
    secret: connectSecret(SECRET_ARN),
    portalUrl: PORTAL_URL,
    send: createMailer(MAIL_FROM),
  }),
);
