import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import {
  CloudFormationServiceException,
  DescribeStacksCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import type { SynthesizedStack, Template } from './assembly.ts';
import type { Aws } from './aws.ts';
import { type Finding, good, mind, refused } from './findings.ts';
import type { Values } from './values.ts';

export type Deployed = {
  readonly template: Template;
  readonly parameters: Values;
  readonly outputs: Values;
  readonly status: string;
};

/** What happens to one stack. `lost` names what holds data and would be replaced or deleted, as Stack/LogicalId. */
export type StackPlan = {
  readonly name: string;
  readonly act: 'made' | 'changed' | 'unchanged';
  readonly lines: readonly string[];
  readonly lost: readonly string[];
  readonly broader: boolean;
};

/** What cannot be had again once it is another one: what it held is gone, or is somewhere that nobody reads. */
const HOLDS_DATA = new Set([
  'AWS::Backup::BackupVault',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolDomain',
  'AWS::DynamoDB::Table',
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
]);
export const holdsData = (type: string): boolean => HOLDS_DATA.has(type);

const isMissing = (error: unknown): boolean =>
  error instanceof CloudFormationServiceException && /does not exist/.test(error.message);

/** Nothing of these stands: the CDK deletes what is left of them, and begins anew. */
const NEVER_MADE: ReadonlySet<string | undefined> = new Set(['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE']);

/** A stack as it stands; none, where there is none, or one that was never made to its end. */
export const readDeployed = async (
  { cloudFormation }: Pick<Aws, 'cloudFormation'>,
  StackName: string,
): Promise<Deployed | undefined> => {
  try {
    const { Stacks: [stack] = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
    if (!stack || NEVER_MADE.has(stack.StackStatus)) return undefined;
    const { TemplateBody = '{}' } = await cloudFormation.send(
      new GetTemplateCommand({ StackName, TemplateStage: 'Original' }),
    );
    const named = (pairs: readonly (readonly [string | undefined, string | undefined])[]) =>
      Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value]));
    return {
      template: JSON.parse(TemplateBody) as Template,
      parameters: named((stack.Parameters ?? []).map((one) => [one.ParameterKey, one.ParameterValue])),
      outputs: named((stack.Outputs ?? []).map((one) => [one.OutputKey, one.OutputValue])),
      status: stack.StackStatus ?? '',
    };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** What a failure left so that one must look at it first, or what is under way. */
export const stuck = (deployed: ReadonlyMap<string, Deployed | undefined>): readonly Finding[] =>
  [...deployed].flatMap(([name, stack]) =>
    stack && /_(?:FAILED|IN_PROGRESS)$/.test(stack.status)
      ? [refused('stacks', `${name} is ${stack.status}: see its events in the console of CloudFormation`)]
      : [],
  );

/** A template with its parameters' values in their places, so that what only they change shows. */
const filled = (template: Template, values: Values): Template => {
  const defaults = Object.entries(template.Parameters ?? {}).map(([name, { Default }]) => [name, Default] as const);
  // What is not echoed is not known, before or after.
  const known = new Map([...defaults, ...Object.entries(values)].filter(([, value]) => value !== '****'));
  const fill = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(fill);
    if (typeof node !== 'object' || node === null) return node;
    const { Ref } = node as { readonly Ref?: string };
    if (Ref !== undefined && known.get(Ref) !== undefined) return String(known.get(Ref));
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, fill(value)]));
  };
  return { ...template, Resources: fill(template.Resources ?? {}) as NonNullable<Template['Resources']> };
};

const WORDS: Partial<Record<ResourceImpact, string>> = {
  [ResourceImpact.WILL_CREATE]: 'made',
  [ResourceImpact.WILL_UPDATE]: 'changed',
  [ResourceImpact.WILL_REPLACE]: 'REPLACED',
  [ResourceImpact.MAY_REPLACE]: 'may be replaced',
  [ResourceImpact.WILL_DESTROY]: 'DELETED',
  [ResourceImpact.WILL_ORPHAN]: 'left behind',
};
const LOSES = new Set([ResourceImpact.WILL_REPLACE, ResourceImpact.WILL_DESTROY, ResourceImpact.WILL_ORPHAN]);

/** What deploying a stack would do to what stands. */
export const planOf = (stack: SynthesizedStack, values: Values, deployed: Deployed | undefined): StackPlan => {
  const { name } = stack;
  const count = Object.keys(stack.template.Resources ?? {}).length;
  if (!deployed) return { name, act: 'made', lines: [`${count} resources made`], lost: [], broader: true };
  const before = filled(deployed.template, deployed.parameters);
  const after = filled(stack.template, { ...deployed.parameters, ...values });
  const diff = fullDiff(structuredClone(before), structuredClone(after));
  const [lines, lost]: [string[], string[]] = [[], []];
  diff.resources.forEachDifference((id, change) => {
    const type = change.newResourceType ?? change.oldResourceType ?? '';
    if (type === 'AWS::CDK::Metadata' || change.changeImpact === ResourceImpact.NO_CHANGE) return;
    lines.push(`${id} (${type}) ${WORDS[change.changeImpact] ?? 'changed'}`);
    if (holdsData(type) && LOSES.has(change.changeImpact)) lost.push(`${name}/${id}`);
  });
  const act = lines.length > 0 || diff.outputs.differenceCount > 0 ? 'changed' : 'unchanged';
  return { name, act, lines, lost, broader: diff.permissionsBroadened };
};

/** What of a plan one may not do, or should know. */
export const judge = (plans: readonly StackPlan[], allowed: readonly string[]): readonly Finding[] => {
  const lost = plans.flatMap((plan) => plan.lost);
  const unknown = allowed.filter((one) => !lost.includes(one));
  const forbidden = lost.filter((one) => !allowed.includes(one));
  const broader = plans.filter((plan) => plan.act === 'changed' && plan.broader).map(({ name }) => name);
  return [
    ...forbidden.map((one) =>
      refused('plan', `${one} holds data and would be replaced or deleted: back it up and say --replace ${one}`),
    ),
    ...unknown.map((one) => refused('plan', `--replace ${one}: nothing of this name would be replaced or deleted`)),
    ...(broader.length > 0 ? [mind('plan', `permissions become broader in ${broader.join(', ')}`)] : []),
    ...(forbidden.length + unknown.length === 0 ? [good('plan', 'nothing that holds data is lost')] : []),
  ];
};

const SHOWN = 12;

/** A plan for who reads it. */
export const linesOf = (plans: readonly StackPlan[]): readonly string[] =>
  plans.flatMap(({ name, act, lines }) => {
    const many = lines.length > SHOWN ? [`  … and ${lines.length - SHOWN} more`] : [];
    return [`${name}: ${act}`, ...lines.slice(0, SHOWN).map((line) => `  ${line}`), ...many];
  });
