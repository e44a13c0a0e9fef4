import { readFileSync } from 'node:fs';
import { physicalName } from '../../packages/local-cloud/src/template/deploy.ts';
import { deployment } from './world.ts';

const logGroups = () =>
  ['PorticoFunctions', 'PorticoIdentity'].flatMap((stack) => {
    const path = new URL(`../../cdk.out/${stack}.template.json`, import.meta.url);
    const { Resources } = JSON.parse(readFileSync(path, 'utf8')) as { Resources: Record<string, { Type: string }> };
    return Object.entries(Resources)
      .filter(([, { Type }]) => Type === 'AWS::Logs::LogGroup')
      .map(([id]) => physicalName(stack, id));
  });

/** What was written to the console, and all that functions logged: a text of each. */
export const everythingLogged = (): Promise<string[]> =>
  Promise.all(
    ['/lines', ...logGroups().map((group) => `/logs?group=${encodeURIComponent(group)}`)].map((path) =>
      fetch(deployment.controlUrl + path).then((response) => response.text()),
    ),
  );
