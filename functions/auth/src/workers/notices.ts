import { consume } from '@portico/events';
import { createLogger } from '@portico/telemetry';
import { connectMailing } from '../mailing.ts';
import { sendNotice } from '../send-notice.ts';

export const handler = consume('notice.written', createLogger(), sendNotice(connectMailing()));
