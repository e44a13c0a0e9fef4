import { connect } from '@portico/data';
import { consume } from '@portico/events';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { createMailer } from '../mailer.ts';
import { sendNotice } from '../send-notice.ts';

const { TABLE_NAME, PORTAL_URL, MAIL_FROM } = requireEnvironment('TABLE_NAME', 'PORTAL_URL', 'MAIL_FROM');

export const handler = consume(
  'notice.written',
  createLogger(),
  sendNotice({
    data: connect(TABLE_NAME),
    now: () => new Date(),
    portalUrl: PORTAL_URL,
    send: createMailer(MAIL_FROM),
  }),
);
