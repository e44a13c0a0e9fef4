import { DescribeSecretCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SecretVersionName } from '../../infra/lib/secret-versions.ts';
import type { Aws } from './aws.ts';

/** The versions of a secret that live: `next` is to be the current one, `before` was it. */
export type Labels = {
  readonly current: string;
  readonly next?: string;
  readonly before?: string;
  /** Whatever other labels there are, and the version of each. */
  readonly others: ReadonlyMap<string, string>;
};

export const labelsOf = async (secrets: SecretsManagerClient, SecretId: string): Promise<Labels> => {
  const { VersionIdsToStages = {} } = await secrets.send(new DescribeSecretCommand({ SecretId }));
  const labels = new Map(
    Object.entries(VersionIdsToStages).flatMap(([id, stages]) => stages.map((stage) => [stage, id] as const)),
  );
  const [current, next, before] = ['AWSCURRENT', 'AWSPENDING', 'AWSPREVIOUS'].map((stage) => labels.get(stage));
  if (current === undefined) throw new Error(`${SecretId} has no current value`);
  return { current, ...(next && { next }), ...(before && { before }), others: labels };
};

type EdgeVersions = Readonly<Record<Extract<SecretVersionName, `Edge${string}`>, string>>;

/** What the templates are told of the edge's secret: while it is replaced, which value is sent and which is taken besides. */
export const edgeVersionsOf = ({ current, next, before }: Labels): EdgeVersions => {
  const other = [next, before].find((id) => id !== undefined && id !== current);
  // Of one there is no need to say which.
  return other === undefined
    ? { EdgeProofVersion: '', EdgeProofOther: '' }
    : { EdgeProofVersion: current, EdgeProofOther: other };
};

/** The same, of the secret where it stands; before the first deployment there is none. */
export const edgeVersions = async ({ secrets }: Aws, arn: string | undefined): Promise<Partial<EdgeVersions>> =>
  arn === undefined ? {} : edgeVersionsOf(await labelsOf(secrets, arn));
