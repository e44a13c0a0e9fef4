import { connectSecret } from '@portico/data';
import { consume } from '@portico/events';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { connectMailing } from '../mailing.ts';
import { sendSignInLink } from '../send-sign-in-link.ts';

const { SECRET_ARN } = requireEnvironment('SECRET_ARN');

export const handler = consume(
  'sign-in-link.requested',
  createLogger(),
  sendSignInLink({ ...connectMailing(), secret: connectSecret(SECRET_ARN) }),
);
