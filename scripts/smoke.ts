// `npm run smoke -- <environment | portal's address> [API's address]`: whether what was deployed is there, seen from outside.
import { ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { readEnvironment, stackNamed } from '../infra/lib/environment.ts';
import { fileOf } from './deploy/arguments.ts';
import { connectAws, REGION } from './deploy/aws.ts';
import { lineOf } from './deploy/findings.ts';
import { valuesOf } from './deploy/values.ts';
import { apiUrlBy, type Outside, smoke } from './smoke/smoke.ts';
import { StartError } from './start/ports.ts';
import { toldFault } from './start/told-fault.ts';

/** As its file says it; the API's own address is CloudFormation's to tell. */
const ofEnvironment = async (file: string): Promise<Outside> => {
  const [environment, aws] = [readEnvironment(file), connectAws()];
  const { values } = await valuesOf(environment, aws);
  const idOf = async (stack: string, type: string): Promise<string | undefined> => {
    const { StackResourceSummaries = [] } = await aws.cloudFormation.send(
      new ListStackResourcesCommand({ StackName: stackNamed(stack, environment) }),
    );
    return StackResourceSummaries.find(({ ResourceType }) => ResourceType === type)?.PhysicalResourceId;
  };
  const [api, app] = await Promise.all([idOf('Api', 'AWS::ApiGateway::RestApi'), idOf('Portal', 'AWS::Amplify::App')]);
  return {
    ...{ portalUrl: values.PortalUrl ?? '', apiUrl: values.ApiUrl ?? '' },
    pastTheEdge: [
      `https://${api}.execute-api.${REGION}.amazonaws.com/v1/meta/health`,
      `https://${values.Branch}.${app?.split('/').at(-1)}.amplifyapp.com/`,
    ],
  };
};

const wanted = async ([what, api]: readonly string[]): Promise<Outside> => {
  if (what === undefined) throw new StartError('npm run smoke -- <environment | portal’s address> [API’s address]');
  if (!/^https?:/.test(what)) return ofEnvironment(fileOf(what));
  const portalUrl = new URL(what).origin;
  const apiUrl = api ?? (await apiUrlBy(portalUrl));
  if (apiUrl === undefined) throw new StartError('the portal tells of no API: say the API’s address, too');
  return { portalUrl, apiUrl: new URL(apiUrl).origin };
};

try {
  const findings = await smoke(await wanted(process.argv.slice(2)));
  for (const finding of findings) console.log(lineOf(finding));
  const failed = findings.filter(({ verdict }) => verdict === 'refused').length;
  console.log(failed === 0 ? 'It is there.' : `${failed} of ${findings.length} are not as promised.`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  console.error(toldFault(error));
  process.exitCode = 1;
}
