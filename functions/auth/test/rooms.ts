import { testAudit } from '@portico/data/test-audit-store';
import type { Surroundings } from '../src/surroundings.ts';

/** What is beside the table, all of it there and idle. */
export const testSurroundings = (more: Partial<Surroundings> = {}): Surroundings => ({
  askBucket: async () => undefined,
  askQueues: async () => ({ imports: { waiting: 3, underWay: 1 } }),
  askUserPool: async () => undefined,
  ...more,
});

/** What the nouns are given beside the table and the user pool, for who only needs it to be there. */
export const testRooms = () => ({
  ...testAudit(),
  surroundings: testSurroundings(),
  ...{ portalUrl: 'https://portal.example', apiUrl: 'https://api.example', version: '1.2.3', contract: '2.1.0' },
});
