/** `{Name}` in a fixture's text stands for the template's own placeholder. */
export const sub = (text: string): string => text.replaceAll('{', '${');

export const role = (policies: unknown[] = []): unknown => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } }],
      Version: '2012-10-17',
    },
    ManagedPolicyArns: [
      {
        'Fn::Join': [
          '',
          ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
        ],
      },
    ],
    Policies: policies,
  },
});

export const lambda = (name: string, properties: Record<string, unknown> = {}, roleId = 'Role'): unknown => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: name,
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
    Handler: 'index.handler',
    MemorySize: 256,
    Timeout: 5,
    Code: { S3Bucket: { 'Fn::Sub': sub('cdk-assets-{AWS::AccountId}-{AWS::Region}') }, S3Key: `${name}.zip` },
    Role: { 'Fn::GetAtt': [roleId, 'Arn'] },
    ...properties,
  },
});

export const permission = (functionId: string, principal: string, sourceArn?: unknown): unknown => ({
  Type: 'AWS::Lambda::Permission',
  Properties: {
    Action: 'lambda:InvokeFunction',
    FunctionName: { 'Fn::GetAtt': [functionId, 'Arn'] },
    Principal: principal,
    ...(sourceArn === undefined ? {} : { SourceArn: sourceArn }),
  },
});

export const arnOf = (id: string): unknown => ({ 'Fn::GetAtt': [id, 'Arn'] });
export const statement = (
  action: string | string[],
  resource: unknown,
  extra: Record<string, unknown> = {},
): unknown => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...extra,
});
