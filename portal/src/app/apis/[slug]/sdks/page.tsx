import { SdksPage } from '../../../../features/sdks/sdks-page.tsx';
import { oneOf, type SearchParams } from '../../../search-params.ts';

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

const Page = async ({ params, searchParams }: Props) => {
  const search = await searchParams;
  return <SdksPage slug={(await params).slug} asked={oneOf(search, 'version')} from={oneOf(search, 'from')} />;
};

export default Page;
