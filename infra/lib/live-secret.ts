/** What reads the live values of a secret (`connectSecret` of `packages/data`): which there are, and each of them. */
export const READS_LIVE_SECRET = ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'];
