import { connectSecret } from '@portico/data';
import { consume } from '@portico/events';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { connectMailing } from '../mailing.ts';
import { sendInvitation } from '../send-invitation.ts';

const { SECRET_ARN } = requireEnvironment('SECRET_ARN');

export const handler = consume(
  'invitation.requested',
  createLogger(),
  sendInvitation({ ...connectMailing(), secret: connectSecret(SECRET_ARN) }),
);
