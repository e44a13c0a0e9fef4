import { GetJobCommand, JobStatus, ListJobsCommand, StartJobCommand } from '@aws-sdk/client-amplify';
import { StartError } from '../start/ports.ts';
import type { Aws } from './aws.ts';

export type PortalApp = { readonly appId: string; readonly branchName: string };

const WAITING = new Set<string | undefined>([
  JobStatus.CREATED,
  JobStatus.PENDING,
  JobStatus.PROVISIONING,
  JobStatus.RUNNING,
  JobStatus.CANCELLING,
]);
const POLL_MILLISECONDS = 10_000;
/** Twice what a build takes there. */
const BUILD_MILLISECONDS = 30 * 60_000;

/**
 * CloudFormation makes the portal's app and never builds it: pushes do, of which there was none. A build that is under way
 * is waited for; where `anew` says that what pages are built with has changed, or nothing was built yet, one is started.
 */
export const buildPortal = async (
  { amplify }: Aws,
  app: PortalApp,
  anew: boolean,
  tell: (line: string) => void,
): Promise<void> => {
  const { jobSummaries: [last] = [] } = await amplify.send(new ListJobsCommand({ ...app, maxResults: 1 }));
  if (last?.status === JobStatus.SUCCEED && !anew) return tell('the portal is built; pushes build it again');
  const jobId = WAITING.has(last?.status)
    ? last?.jobId
    : (await amplify.send(new StartJobCommand({ ...app, jobType: 'RELEASE' }))).jobSummary?.jobId;
  tell(`Amplify builds the portal (job ${jobId}), which takes some minutes…`);
  const deadline = Date.now() + BUILD_MILLISECONDS;
  for (;;) {
    const { job } = await amplify.send(new GetJobCommand({ ...app, jobId }));
    const status = job?.summary?.status;
    if (status === JobStatus.SUCCEED) return tell('the portal is built');
    if (!WAITING.has(status) || Date.now() > deadline)
      throw new StartError(
        `the portal's build ${jobId} is ${status}: its log is in the console of Amplify (app ${app.appId}, branch ${app.branchName}); once it is mended, push, or deploy again.`,
      );
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
};
