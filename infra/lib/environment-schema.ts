import { PARAMETER_RULES, type ParameterRule } from './parameter-rules.ts';

/** Short: it is in the names of stacks, and so in those of buckets, roles and functions. */
export const NAME_PATTERN = '^[a-z][a-z0-9]{1,11}$';

const SECRET = {
  type: 'object',
  additionalProperties: false,
  required: ['secretsManager'],
  must: 'where the secret is kept, {"secretsManager": "name or ARN"} and, of one that is JSON, "key": never the secret itself',
  properties: {
    secretsManager: { type: 'string', pattern: '^[A-Za-z0-9/_+=.@:-]{1,512}$', must: 'the name or ARN of a secret' },
    key: { type: 'string', pattern: '^[A-Za-z0-9_.-]{1,128}$', must: 'a member of the secret’s JSON' },
  },
} as const;

/** Keywords of objects alone: a value, or where it is kept. */
const KEPT = {
  additionalProperties: false,
  required: ['ssm'],
  properties: { ssm: { type: 'string', pattern: '^/?[A-Za-z0-9_./-]{1,1010}$', must: 'the name of a parameter' } },
} as const;

const schemaOf = (rule: ParameterRule): object => {
  const said = { description: rule.description };
  if (rule.kind === 'secret') return { ...said, ...SECRET };
  const otherwise = rule.default;
  if (rule.kind === 'number')
    return {
      ...{ ...said, type: ['integer', 'object'], minimum: rule.least, maximum: rule.most, ...KEPT },
      must: rule.values ? `one of ${rule.values.join(', ')}` : `a whole number from ${rule.least} to ${rule.most}`,
      ...(rule.values && { anyOf: [{ enum: rule.values }, { type: 'object' }] }),
      default: Number(otherwise),
    };
  return {
    ...{ ...said, type: ['string', 'object'], pattern: rule.pattern, ...KEPT, must: rule.must },
    ...(otherwise !== undefined && { default: otherwise }),
  };
};

/** What a file of an environment may say, for the deployment and for editors. */
export const environmentSchema = () => {
  const rules = Object.entries(PARAMETER_RULES);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'An environment of Portico',
    type: 'object',
    additionalProperties: false,
    required: ['account', 'kind', 'parameters'],
    properties: {
      $schema: { type: 'string' },
      account: {
        description: 'AWS account it stands in; another one is refused',
        type: 'string',
        pattern: '^[0-9]{12}$',
        must: 'an account of AWS: twelve digits',
      },
      kind: {
        description:
          'production keeps what it has when its stacks go, and lets nobody delete it; development leaves nothing',
        enum: ['production', 'development'],
      },
      stacks: {
        description:
          'What stacks begin with of a deployment that is older than environments: it goes on under its names. Others are called by their environment',
        const: 'Portico',
      },
      restored: {
        description: 'What `npm run restore` made and told: read instead of the table of the template',
        ...{ type: 'object', additionalProperties: false, required: ['table', 'streamArn'] },
        properties: {
          table: { type: 'string', pattern: '^[A-Za-z0-9_.-]{3,255}$', must: 'the name of a table' },
          streamArn: {
            ...{
              type: 'string',
              pattern: '^arn:aws:dynamodb:us-east-1:[0-9]{12}:table/[A-Za-z0-9_.-]{3,255}/stream/[0-9T:.-]{10,40}$',
            },
            must: 'the ARN of its stream',
          },
        },
      },
      parameters: {
        type: 'object',
        additionalProperties: false,
        required: rules.flatMap(([name, rule]) => (rule.default === undefined || rule.kind === 'secret' ? [name] : [])),
        properties: Object.fromEntries(rules.map(([name, rule]) => [name, schemaOf(rule)])),
      },
    },
  };
};
