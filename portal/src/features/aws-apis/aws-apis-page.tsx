import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { AwsApis } from './aws-apis.tsx';

/** APIs of API Gateway in the accounts that the deployment may read, to be imported. */
export const AwsApisPage = async () => {
  const { t } = await readWords();
  const read = await load(async () => (await userClient()).listAwsAccounts());
  return (
    <WorkingPage title={t.awsApis.title} lead={t.awsApis.lead}>
      {read.ok ? <AwsApis accounts={read.data} /> : <ProblemPanel problem={read.failure} />}
    </WorkingPage>
  );
};
