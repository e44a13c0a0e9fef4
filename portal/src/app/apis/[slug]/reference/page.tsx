import { ReferencePage } from '../../../../features/reference/reference-page.tsx';
import { oneOf, type SearchParams } from '../../../search-params.ts';

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

const Page = async ({ params, searchParams }: Props) => (
  <ReferencePage {...(await params)} asked={oneOf(await searchParams, 'version')} q={oneOf(await searchParams, 'q')} />
);

export default Page;
