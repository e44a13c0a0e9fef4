import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '@portico/data';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { endOverdue } from './end-overdue.ts';

const { TABLE_NAME } = requireEnvironment('TABLE_NAME');
const logger = createLogger();
const pass = endOverdue({ data: connect(TABLE_NAME), now: () => new Date() });

/** The schedule comes once a minute: the second pass of each is waited for. */
const BETWEEN_MILLISECONDS = 30_000;

export const handler = async (): Promise<void> => {
  for (const wait of [0, BETWEEN_MILLISECONDS]) {
    await pause(wait);
    const done = await pass();
    if (done.begunAgain + done.ended > 0) logger.warn('overdue work', done);
  }
};
