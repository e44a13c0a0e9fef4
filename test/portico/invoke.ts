import { readFileSync } from 'node:fs';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { physicalName } from '../../packages/local-cloud/src/template/deploy.ts';
import { deployment } from './world.ts';

const readTemplate = () =>
  JSON.parse(readFileSync(new URL('../../cdk.out/PorticoFunctions.template.json', import.meta.url), 'utf8')) as {
    Resources: Record<string, { Type: string }>;
  };
let template: ReturnType<typeof readTemplate> | undefined;

const functionOf = (name: string): string => {
  template ??= readTemplate();
  const id = Object.entries(template.Resources).find(
    ([logicalId, { Type }]) =>
      Type === 'AWS::Lambda::Function' && logicalId.toLowerCase().startsWith(`${name}function`),
  )?.[0];
  if (!id) throw new Error(`no function ${name}`);
  return physicalName('PorticoFunctions', id).slice(0, 64);
};

const { endpoint, region, credentials } = deployment;
const lambda = new LambdaClient({ endpoint, region, credentials });

export type Invoked = { readonly statusCode: number; readonly body: string; readonly isBase64Encoded?: boolean };

/** Calls a function past API Gateway and its authorizer, with an event that either would have made. */
export const invokeFunction = async (name: string, event: object): Promise<Invoked> => {
  const { Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: functionOf(name), Payload: JSON.stringify(event) }),
  );
  return JSON.parse(Buffer.from(Payload ?? []).toString()) as Invoked;
};
