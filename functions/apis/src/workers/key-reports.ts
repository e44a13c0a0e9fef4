import { connect } from '@portico/data';
import { consume } from '@portico/events';
import { createLogger, requireEnvironment } from '@portico/telemetry';
import { judgeReport } from '../reported-keys.ts';

const { TABLE_NAME } = requireEnvironment('TABLE_NAME');

export const handler = consume(
  'key.reported',
  createLogger(),
  judgeReport({ data: connect(TABLE_NAME), now: () => new Date() }),
);
