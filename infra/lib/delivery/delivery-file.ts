import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Environment, EnvironmentError, readEnvironment } from '../environment.ts';
import { STAGES, type StageName } from './steps.ts';

/** How this source comes to staging and production. */
export type Delivery = {
  readonly account: string;
  /** On GitHub: owner/name. */
  readonly repository: string;
  readonly branch: string;
  /** Who runs the steps: AWS by a connection to the repository, or GitHub by roles that it may take. */
  readonly by:
    | { readonly pipeline: { readonly connection: string; readonly approvers?: string } }
    | { readonly github: { readonly provider?: string } };
  readonly environments: Readonly<Record<StageName, Environment>>;
};

const only = (properties: Readonly<Record<string, object>>, required: readonly string[]) => ({
  ...{ type: 'object', additionalProperties: false, properties, required },
});
const text = (pattern: string) => ({ type: 'string', pattern });

const SCHEMA = only(
  {
    account: text('^[0-9]{12}$'),
    repository: text('^[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}$'),
    branch: text('^[A-Za-z0-9._/-]{1,255}$'),
    by: {
      ...{ type: 'object', minProperties: 1, maxProperties: 1, additionalProperties: false },
      properties: {
        pipeline: only(
          {
            connection: text(
              '^arn:aws:code(?:connections|star-connections):us-east-1:[0-9]{12}:connection/[0-9a-f-]{36}$',
            ),
            approvers: text('^[^@ ]{1,64}@[^@ ]{3,255}$'),
          },
          ['connection'],
        ),
        github: only(
          { provider: text('^arn:aws:iam::[0-9]{12}:oidc-provider/token\\.actions\\.githubusercontent\\.com$') },
          [],
        ),
      },
    },
  },
  ['account', 'repository', 'branch', 'by'],
);

/** A file of a delivery, with the environments beside it (`environments/staging.json`, `environments/production.json`). */
export const readDelivery = (file: string): Delivery => {
  const holds = new Ajv2020({ allErrors: true, strict: true }).compile<Omit<Delivery, 'environments'>>(SCHEMA);
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!holds(value))
    throw new EnvironmentError(
      (holds.errors ?? []).map(({ instancePath, message }) => `${instancePath || 'the file'} ${message}`).join('\n'),
    );
  const environments = Object.fromEntries(
    STAGES.map((name) => [name, readEnvironment(join(dirname(file), 'environments', `${name}.json`))]),
  ) as Record<StageName, Environment>;
  for (const { name, account } of Object.values(environments))
    if (account !== value.account)
      throw new EnvironmentError(`${name} stands in the account ${account}: what delivers it stands there, too`);
  if (value.branch !== (environments.production.parameters.Branch ?? 'main'))
    throw new EnvironmentError(`production builds its portal from another branch than ${value.branch}: say Branch`);
  return { ...value, environments };
};
