import { readFileSync } from 'node:fs';
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

export type Invoked = { readonly statusCode: number; readonly body: string; readonly isBase64Encoded?: boolean };

/** Calls a function past API Gateway and its authorizer, with an event that either would have made. */
export const invokeFunction = async (name: string, event: object): Promise<Invoked> => {
  const url = `${deployment.controlUrl}/invoke?function=${functionOf(name)}`;
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(event) });
  return (await answer.json()) as Invoked;
};
