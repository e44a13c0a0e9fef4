import type { BackendSecrets, Data, Documents } from '@portico/data';
import type { Limits } from '@portico/domain';
import type { Egress } from '@portico/egress';
import type { AwsApiGateway } from './aws-api-gateway.ts';

/** What the nouns of the catalogue and its consumers are given. */
export type Dependencies = {
  readonly data: Data;
  readonly documents: Documents;
  /** Asked whether a backend's URL could be reached; calls those that are tested, and token endpoints that documents name. */
  readonly egress: Egress;
  readonly backendSecrets: BackendSecrets;
  readonly apiGateway: AwsApiGateway;
  readonly now: () => Date;
  readonly gatewayUrl: string;
  /** How many there may be. */
  readonly limits: Pick<Limits, 'appsPerTeam' | 'keysPerApp' | 'importsAtOnce'>;
  /** How many days an API key lives at most; for ever, where it does not say. */
  readonly keyDaysMax: number | undefined;
  /** What API keys begin with. */
  readonly keyPrefix?: string | undefined;
};
