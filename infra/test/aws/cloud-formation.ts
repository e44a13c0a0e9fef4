import { resolve, type Scope } from '../../../packages/local-cloud/src/template/intrinsics.ts';
import { escaped, Refusal, type Say } from './answers.ts';

type Parameter = {
  readonly Default?: string | number;
  readonly AllowedPattern?: string;
  readonly MinValue?: number;
  readonly MaxValue?: number;
  readonly NoEcho?: boolean;
};
type Resource = {
  readonly Type: string;
  readonly Properties?: unknown;
  readonly DeletionPolicy?: string;
  readonly Condition?: string;
};
type Output = { readonly Value: unknown; readonly Export?: { readonly Name: unknown } };
export type StubTemplate = {
  readonly Parameters?: Readonly<Record<string, Parameter>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, Output>>;
};
type Stack = {
  readonly name: string;
  status: string;
  template: StubTemplate;
  parameters: Readonly<Record<string, string>>;
  outputs: Readonly<Record<string, string>>;
  exports: ReadonlySet<string>;
  imports: ReadonlySet<string>;
  events: string[];
};
type ChangeSet = {
  readonly stack: Stack;
  readonly template: StubTemplate;
  readonly parameters: Readonly<Record<string, string>>;
};

/** Physical names that are one for the world, or one for the account: of whom they are taken is refused. */
const TAKEN_BY: Readonly<Record<string, (properties: Record<string, unknown>) => readonly string[]>> = {
  'AWS::Cognito::UserPoolDomain': ({ Domain }) => [String(Domain)],
  'AWS::ApiGateway::DomainName': ({ DomainName }) => [`api ${DomainName}`],
  'AWS::SES::EmailIdentity': ({ EmailIdentity }) => [String(EmailIdentity)],
  'AWS::CloudFront::Distribution': ({ DistributionConfig }) =>
    ((DistributionConfig as { Aliases?: readonly string[] }).Aliases ?? []).map((alias) => `alias ${alias}`),
};

const invalid = (text: string) => new Refusal(400, 'ValidationError', text);
const arn = (name: string) => `arn:aws:cloudformation:us-east-1:123456789012:stack/${name}/1`;

/** Takes what CloudFormation takes of templates and refuses what it refuses, with its words. */
export const createCloudFormation = (objectAt: (key: string) => string | undefined) => {
  const stacks = new Map<string, Stack>();
  const changeSets = new Map<string, ChangeSet>();
  /** Names that somebody else has. */
  const taken = new Set<string>();

  const checkParameters = (
    template: StubTemplate,
    given: Readonly<Record<string, string>>,
    before: Readonly<Record<string, string>>,
  ) => {
    const declared = template.Parameters ?? {};
    const unknown = Object.keys(given).filter((name) => !(name in declared));
    if (unknown.length > 0) throw invalid(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
    const values = Object.fromEntries(
      Object.entries(declared).map(([name, { Default }]) => [name, given[name] ?? before[name] ?? Default]),
    );
    const missing = Object.keys(values).filter((name) => values[name] === undefined);
    if (missing.length > 0) throw invalid(`Parameters: [${missing.join(', ')}] must have values`);
    for (const [name, { AllowedPattern, MinValue, MaxValue }] of Object.entries(declared)) {
      const value = String(values[name]);
      if (AllowedPattern !== undefined && !new RegExp(`^(?:${AllowedPattern})$`, 'u').test(value))
        throw invalid(`Parameter ${name} failed to satisfy constraint: must match pattern ${AllowedPattern}`);
      if (MinValue !== undefined && !(Number(value) >= MinValue && Number(value) <= (MaxValue ?? Infinity)))
        throw invalid(`Parameter '${name}' must be a number not less than ${MinValue}`);
    }
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  };

  const scopeOf = (
    name: string,
    template: StubTemplate,
    parameters: Readonly<Record<string, string>>,
    imports: Set<string>,
  ): Scope => {
    const scope: Scope = {
      region: 'us-east-1',
      ref: (ref) =>
        ({
          'AWS::Region': 'us-east-1',
          'AWS::AccountId': '123456789012',
          'AWS::Partition': 'aws',
          'AWS::URLSuffix': 'amazonaws.com',
          'AWS::StackName': name,
          'AWS::StackId': arn(name),
        })[ref] ??
        parameters[ref] ??
        `${name}-${ref}`.toLowerCase(),
      attribute: (id, attribute) => `${name}-${id}.${attribute}`,
      importValue: (wanted) => {
        imports.add(wanted);
        const found = [...stacks.values()].some(({ exports }) => exports.has(wanted));
        if (!found) throw new Error(`No export named ${wanted} found.`);
        return wanted;
      },
      stackOutput: (other, output) => {
        const value = stacks.get(other)?.outputs[output];
        if (value === undefined) throw new Error(`Stack ${other} has no output ${output}`);
        return value;
      },
      condition: (condition) => resolve(template.Conditions?.[condition], scope) === true,
      mapping: () => '',
    };
    return scope;
  };

  const namesOf = ({ template, name, parameters }: Pick<Stack, 'template' | 'name' | 'parameters'>) => {
    const scope = scopeOf(name, template, parameters, new Set());
    return Object.values(template.Resources).flatMap(({ Type, Properties }) => {
      const of = TAKEN_BY[Type];
      return of ? of(resolve(Properties ?? {}, scope) as Record<string, unknown>) : [];
    });
  };

  /** What a change set does when it is executed; throws the reason for which it is rolled back. */
  const perform = ({ stack, template, parameters }: ChangeSet) => {
    const imports = new Set<string>();
    const scope = scopeOf(stack.name, template, parameters, imports);
    resolve(
      Object.values(template.Resources).map(({ Properties }) => Properties),
      scope,
    );
    const others = [...stacks.values()].filter((one) => one !== stack && one.status.endsWith('_COMPLETE'));
    const held = new Set([...taken, ...others.flatMap(namesOf)]);
    for (const name of namesOf({ ...stack, template, parameters }))
      if (held.has(name)) throw new Error(`${name.replace(/^\w+ /, '')} already exists`);
    const exports = new Set(
      Object.values(template.Outputs ?? {}).flatMap(({ Export }) =>
        Export ? [String(resolve(Export.Name, scope))] : [],
      ),
    );
    for (const gone of stack.exports)
      if (!exports.has(gone))
        for (const other of others)
          if (other.imports.has(gone))
            throw new Error(`Export ${gone} cannot be deleted as it is in use by ${other.name}`);
    const outputs = Object.fromEntries(
      Object.entries(template.Outputs ?? {}).map(([name, { Value }]) => [name, String(resolve(Value, scope))]),
    );
    Object.assign(stack, { template, parameters, outputs, exports, imports });
  };

  const stackOf = (name: string | undefined): Stack => {
    const stack = stacks.get((name ?? '').split('/')[1] ?? '') ?? stacks.get(name ?? '');
    if (!stack) throw invalid(`Stack with id ${name} does not exist`);
    return stack;
  };

  /** A change set by its own name or its ARN, which a stack no longer has once it is deleted or carried out. */
  const changeSetOf = ({ StackName, ChangeSetName = '' }: Say) => {
    const key = `${stackOf(StackName).name}/${ChangeSetName.split('/')[1] ?? ChangeSetName}`;
    return { key, set: changeSets.get(key) };
  };
  const notFound = ({ ChangeSetName }: Say) =>
    new Refusal(404, 'ChangeSetNotFound', `ChangeSet [${ChangeSetName}] does not exist`);

  const pairs = (say: Say, of: string, key: string, value: string) => {
    const found: Record<string, string> = {};
    for (let at = 1; say[`${of}.member.${at}.${key}`] !== undefined; at++)
      found[say[`${of}.member.${at}.${key}`] ?? ''] = say[`${of}.member.${at}.${value}`] ?? '';
    return found;
  };

  const stackXml = ({ name, status, parameters, outputs, template }: Stack) => `<member>
    <StackName>${name}</StackName><StackId>${arn(name)}</StackId><StackStatus>${status}</StackStatus>
    <CreationTime>2026-01-01T00:00:00Z</CreationTime><EnableTerminationProtection>false</EnableTerminationProtection>
    <Parameters>${Object.entries(parameters)
      .map(
        ([key, value]) =>
          `<member><ParameterKey>${key}</ParameterKey><ParameterValue>${template.Parameters?.[key]?.NoEcho ? '****' : escaped(value)}</ParameterValue></member>`,
      )
      .join('')}</Parameters>
    <Outputs>${Object.entries(outputs)
      .map(
        ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${escaped(value)}</OutputValue></member>`,
      )
      .join('')}</Outputs>
  </member>`;

  const actions: Readonly<Record<string, (say: Say) => string>> = {
    DescribeStacks: ({ StackName }) => {
      const found = StackName === undefined ? [...stacks.values()] : [stackOf(StackName)];
      return `<Stacks>${found.map(stackXml).join('')}</Stacks>`;
    },
    GetTemplate: ({ StackName }) =>
      `<TemplateBody>${escaped(JSON.stringify(stackOf(StackName).template))}</TemplateBody>`,
    CreateChangeSet: (say) => {
      const { StackName = '', ChangeSetName = '', TemplateURL, TemplateBody, ChangeSetType } = say;
      const text = TemplateBody ?? objectAt(new URL(TemplateURL ?? '').pathname.split('/').at(-1) ?? '');
      if (text === undefined) throw invalid(`S3 error: Access Denied`);
      const template = JSON.parse(text) as StubTemplate;
      const before = stacks.get(StackName);
      const given = pairs(say, 'Parameters', 'ParameterKey', 'ParameterValue');
      const keeps = pairs(say, 'Parameters', 'ParameterKey', 'UsePreviousValue');
      for (const [name, kept] of Object.entries(keeps)) if (kept === 'true') delete given[name];
      const parameters = checkParameters(template, given, before?.parameters ?? {});
      const capabilities = Object.entries(say).flatMap(([key, value]) =>
        key.startsWith('Capabilities.') ? [value] : [],
      );
      if (
        Object.values(template.Resources).some(({ Type }) => Type.startsWith('AWS::IAM::')) &&
        !capabilities.some((one) => one?.startsWith('CAPABILITY_'))
      )
        throw new Refusal(400, 'InsufficientCapabilitiesException', 'Requires capabilities : [CAPABILITY_IAM]');
      const stack: Stack = before ?? {
        ...{ name: StackName, status: 'REVIEW_IN_PROGRESS', template: { Resources: {} }, parameters: {}, outputs: {} },
        ...{ exports: new Set<string>(), imports: new Set<string>(), events: [] },
      };
      if ((ChangeSetType === 'UPDATE') !== (before !== undefined && before.status !== 'REVIEW_IN_PROGRESS'))
        throw invalid(`Stack [${StackName}] cannot be ${ChangeSetType === 'UPDATE' ? 'updated' : 'created'}`);
      stacks.set(StackName, stack);
      changeSets.set(`${StackName}/${ChangeSetName}`, { stack, template, parameters });
      return `<Id>arn:aws:cloudformation:us-east-1:123456789012:changeSet/${ChangeSetName}/1</Id><StackId>${arn(StackName)}</StackId>`;
    },
    DescribeChangeSet: (say) => {
      const { StackName = '', ChangeSetName = '' } = say;
      const { set } = changeSetOf(say);
      if (!set) throw notFound(say);
      const same =
        JSON.stringify(set.template) === JSON.stringify(set.stack.template) &&
        JSON.stringify(set.parameters) === JSON.stringify(set.stack.parameters);
      const state = same
        ? `<Status>FAILED</Status><StatusReason>The submitted information didn't contain changes. Submit different information to create a change set.</StatusReason><Changes/>`
        : '<Status>CREATE_COMPLETE</Status><ExecutionStatus>AVAILABLE</ExecutionStatus><Changes><member><Type>Resource</Type></member></Changes>';
      return `<ChangeSetName>${ChangeSetName}</ChangeSetName><ChangeSetId>arn:aws:cloudformation:us-east-1:123456789012:changeSet/${ChangeSetName}/1</ChangeSetId><StackName>${StackName}</StackName><StackId>${arn(StackName)}</StackId>${state}`;
    },
    ExecuteChangeSet: (say) => {
      const { key, set } = changeSetOf(say);
      if (!set) throw notFound(say);
      changeSets.delete(key);
      const isNew = set.stack.status === 'REVIEW_IN_PROGRESS';
      try {
        perform(set);
        set.stack.status = isNew ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE';
      } catch (error) {
        set.stack.events.push(error instanceof Error ? error.message : String(error));
        set.stack.status = isNew ? 'ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE';
      }
      return '';
    },
    UpdateStack: (say) => {
      const stack = stackOf(say.StackName);
      if (say.UsePreviousTemplate !== 'true') throw invalid('a template must be said');
      const given = pairs(say, 'Parameters', 'ParameterKey', 'ParameterValue');
      const keeps = pairs(say, 'Parameters', 'ParameterKey', 'UsePreviousValue');
      for (const [name, kept] of Object.entries(keeps)) if (kept === 'true') delete given[name];
      const parameters = checkParameters(stack.template, given, stack.parameters);
      if (JSON.stringify(parameters) === JSON.stringify(stack.parameters))
        throw invalid('No updates are to be performed.');
      perform({ stack, template: stack.template, parameters });
      stack.status = 'UPDATE_COMPLETE';
      return `<StackId>${arn(stack.name)}</StackId>`;
    },
    DeleteChangeSet: (say) => {
      changeSets.delete(changeSetOf(say).key);
      return '';
    },
    UpdateTerminationProtection: ({ StackName }) => `<StackId>${arn(StackName ?? '')}</StackId>`,
    DescribeStackEvents: ({ StackName = '' }) => {
      const { name, events } = stackOf(StackName);
      const told = events.map(
        (reason, at) =>
          `<member><EventId>${at}</EventId><StackName>${name}</StackName><StackId>${arn(name)}</StackId><LogicalResourceId>Resource</LogicalResourceId><ResourceType>AWS::Stub</ResourceType><ResourceStatus>CREATE_FAILED</ResourceStatus><ResourceStatusReason>${escaped(reason)}</ResourceStatusReason><Timestamp>${new Date().toISOString()}</Timestamp></member>`,
      );
      return `<StackEvents>${told.join('')}</StackEvents>`;
    },
    DescribeStackResources: () => '<StackResources/>',
    ListStackResources: ({ StackName }) => {
      const { name, template } = stackOf(StackName);
      const found = Object.entries(template.Resources).map(
        ([id, { Type }]) =>
          `<member><LogicalResourceId>${id}</LogicalResourceId><PhysicalResourceId>${`${name}-${id}`.toLowerCase()}</PhysicalResourceId><ResourceType>${Type}</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus><LastUpdatedTimestamp>2026-01-01T00:00:00Z</LastUpdatedTimestamp></member>`,
      );
      return `<StackResourceSummaries>${found.join('')}</StackResourceSummaries>`;
    },
    DeleteStack: ({ StackName }) => {
      const stack = stackOf(StackName);
      const user = [...stacks.values()].find(
        (one) => one !== stack && [...stack.exports].some((name) => one.imports.has(name)),
      );
      if (user) throw invalid(`Export cannot be deleted as it is in use by ${user.name}`);
      stacks.delete(stack.name);
      return '';
    },
  };

  return { stacks, taken, actions };
};
