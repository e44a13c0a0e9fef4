import { SdksPage } from '../../../../features/sdks/sdks-page.tsx';
import { oneOf, type SearchParams } from '../../../search-params.ts';

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

const Page = async ({ params, searchParams }: Props) => (
  <SdksPage slug={(await params).slug} asked={oneOf(await searchParams, 'version')} />
);

export default Page;
