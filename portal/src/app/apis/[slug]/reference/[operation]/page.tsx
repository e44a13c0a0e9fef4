import { OperationPage } from '../../../../../features/reference/operation-page.tsx';
import { oneOf, type SearchParams } from '../../../../search-params.ts';

type Props = { params: Promise<{ slug: string; operation: string }>; searchParams: SearchParams };

const Page = async ({ params, searchParams }: Props) => (
  <OperationPage {...(await params)} asked={oneOf(await searchParams, 'version')} />
);

export default Page;
