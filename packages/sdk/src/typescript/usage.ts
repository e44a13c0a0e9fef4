import { asksLeast } from '@portico/openapi';
import type { SdkPlan } from '../plan/sdk-plan.ts';
import { credentialOf, folderOf, type SdkUsage, variablesOf } from '../plan/sdk-usage.ts';
import type { EmittedOperation } from './emit-operations.ts';

const OPTIONS = { key: ['apiKey'], password: ['username', 'password'], token: ['token'] } as const;

/** The operation a newcomer calls first: one that reads and asks for least. */
export const firstCall = (operations: readonly EmittedOperation[]): EmittedOperation | undefined =>
  asksLeast(operations, ({ operation }) => operation);

const programOf = (plan: SdkPlan, operations: readonly EmittedOperation[]): string => {
  const first = firstCall(operations);
  const { clientName, packageName } = plan.names;
  const credential = credentialOf(plan);
  const variables = variablesOf(plan);
  const given = (credential ? OPTIONS[credential] : []).map(
    (name, index) => `${name}: process.env.${variables[index]}`,
  );
  const options = given.length > 0 ? `{ ${given.join(', ')} }` : '';
  return `import { ${clientName} } from '${packageName}';

const client = new ${clientName}(${options});
${first ? `const answer = await ${first.call};\nconsole.log(answer);` : 'console.log(client);'}`;
};

export const typeScriptUsage = (plan: SdkPlan, operations: readonly EmittedOperation[]): SdkUsage => {
  const folder = folderOf(plan);
  return {
    folder,
    install: `npm install --prefix ${folder}\nnpm run build --prefix ${folder}\nnpm install ./${folder}`,
    dependency: undefined,
    program: programOf(plan, operations),
    variables: variablesOf(plan),
  };
};
