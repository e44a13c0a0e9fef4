import type { Data } from '@portico/data';
import type { LiveSecret } from '@portico/domain';
import type { Identity } from '@portico/identity';
import type { FailureLog } from '@portico/telemetry';

export type Dependencies = {
  readonly data: Data;
  readonly now: () => Date;
  readonly edgeSecret: () => Promise<LiveSecret>;
  readonly identity: Identity;
  /** Below it stand MCP servers, and how each is protected. */
  readonly apiUrl: string;
  readonly logFailure: FailureLog;
};
