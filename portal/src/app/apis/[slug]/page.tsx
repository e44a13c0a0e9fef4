import { OverviewPage } from '../../../features/api/overview-page.tsx';
import { oneOf, type SearchParams } from '../../search-params.ts';

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

const Page = async ({ params, searchParams }: Props) => (
  <OverviewPage slug={(await params).slug} asked={oneOf(await searchParams, 'version')} />
);

export default Page;
