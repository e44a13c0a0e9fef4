import type { Metadata } from 'next';
import { AwsApisPage } from '../../../../features/aws-apis/aws-apis-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.awsApis.title };
};

const Page = () => <AwsApisPage />;

export default Page;
