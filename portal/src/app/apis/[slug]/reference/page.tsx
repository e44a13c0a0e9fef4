import { ReferencePage } from '../../../../features/reference/reference-page.tsx';
import { oneOf, type SearchParams } from '../../../search-params.ts';

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

const Page = async ({ params, searchParams }: Props) => (
  <ReferencePage slug={(await params).slug} asked={oneOf(await searchParams, 'version')} />
);

export default Page;
