import { ClassicPage } from '../../../../../features/reference/classic-page.tsx';
import { oneOf, type SearchParams } from '../../../../search-params.ts';

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

const Page = async ({ params, searchParams }: Props) => (
  <ClassicPage {...(await params)} asked={oneOf(await searchParams, 'version')} />
);

export default Page;
