import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deployment } from '../portico/world.ts';

type Used = {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
};

const assembly = join(import.meta.dirname, '../../cdk.out');

/** Actions AWS itself uses through a role: tracing, logging, reading queues and streams, an operator’s own key, interfaces in a VPC. */
const BY_AWS = /^(xray|logs|kms|ec2):|^sqs:|^dynamodb:(ListStreams|DescribeStream|GetRecords|GetShardIterator)$/;
/** Granted for what a run does not reach, to all or to one role, each with its reason. */
const NOT_REACHED: Readonly<Record<string, string>> = {
  'AuditAnchorsRole dynamodb:PutItem': 'it queues an archive by age, and nothing in a run is so old',
  'AuditAnchorsRole dynamodb:UpdateItem': 'it queues an archive by age, and nothing in a run is so old',
  'AuditJobsRole dynamodb:GetItem':
    'it looks where a chain ends, and whose work it is, where either is not as it should be',
  'sts:AssumeRole': 'it is granted where other accounts gave roles (ImportRoleArns), and here none did',
  's3:ListBucket': 'S3 asks for it where an object is missing, to answer 404 instead of 403',
};

/** A role's name without what the template adds to tell it from others. */
const nameOf = (role: string): string => role.replace(/[0-9A-F]{8}$/, '');

type Statement = { readonly Effect: string; readonly Action: string | string[] };

/** Role logical id → the actions its policies name, over all stacks. */
const granted = (): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>();
  for (const name of readdirSync(assembly).filter((file) => file.endsWith('.template.json'))) {
    const { Resources = {} } = JSON.parse(readFileSync(join(assembly, name), 'utf8'));
    for (const { Type, Properties } of Object.values<{ Type: string; Properties: Record<string, never> }>(Resources)) {
      if (Type !== 'AWS::IAM::Policy') continue;
      const { Roles, PolicyDocument } = Properties as unknown as {
        Roles: { Ref: string }[];
        PolicyDocument: { Statement: (Statement | { readonly 'Fn::If': readonly [string, Statement, unknown] })[] };
      };
      for (const { Ref } of Roles) {
        const actions = found.get(Ref) ?? new Set();
        for (const said of PolicyDocument.Statement) {
          const { Effect, Action } = 'Fn::If' in said ? said['Fn::If'][1] : said;
          if (Effect === 'Allow') for (const action of [Action].flat()) actions.add(action);
        }
        found.set(Ref, actions);
      }
    }
  }
  return found;
};

/** It looks at a whole run of the part, so it comes last of it by name: after some of its files there is more that nothing used. */
describe.runIf(process.env.PORTICO_WHOLE_PART === 'yes')('a role', () => {
  it('is granted nothing that the functions do not use', async () => {
    const used = (await (await fetch(`${deployment.controlUrl}/permissions`)).json()) as Used[];
    expect(used.length).toBeGreaterThan(20);
    const unused = [...granted()]
      .filter(([role]) => /Function|Role/.test(role))
      .flatMap(([role, actions]) => {
        const mine = new Set(used.filter((one) => one.role.includes(role)).map(({ action }) => action));
        return [...actions]
          .filter((action) => !mine.has(action) && !BY_AWS.test(action))
          .filter((action) => !(action in NOT_REACHED) && !(`${nameOf(role)} ${action}` in NOT_REACHED))
          .map((action) => `${role} ${action}`);
      });
    // Amplify's, API Gateway's and CodeDeploy's own roles: nothing of ours runs with them.
    expect(unused.filter((line) => !/^(Compute|ReleasesRole|.*CloudWatchRole)/.test(line))).toEqual([]);
  });
});
