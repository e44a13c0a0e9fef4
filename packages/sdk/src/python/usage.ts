import type { SdkPlan } from '../plan/sdk-plan.ts';
import { credentialOf, folderOf, type SdkUsage, variablesOf } from '../plan/sdk-usage.ts';
import { pythonNames } from './python-names.ts';
import { firstCall } from './python-samples.ts';

const ARGUMENTS = { key: ['api_key'], password: ['username', 'password'], token: ['token'] } as const;

const programOf = (plan: SdkPlan): string => {
  const call = firstCall(plan);
  const { clientName } = plan.names;
  const credential = credentialOf(plan);
  const variables = variablesOf(plan);
  const given = (credential ? ARGUMENTS[credential] : []).map(
    (name, index) => `${name}=os.environ["${variables[index]}"]`,
  );
  const imported = call?.code.includes('models.') ? `${clientName}, models` : clientName;
  const action = call ? `    answer = ${call.code}\n    print(answer)` : '    print(client)';
  return `${given.length > 0 ? 'import os\n\n' : ''}from ${pythonNames(plan.names).module} import ${imported}

with ${clientName}(${given.join(', ')}) as client:
${action}`;
};

export const pythonUsage = (plan: SdkPlan): SdkUsage => {
  const folder = folderOf(plan);
  return {
    folder,
    install: `pip install ./${folder}`,
    dependency: undefined,
    program: programOf(plan),
    variables: variablesOf(plan),
  };
};
