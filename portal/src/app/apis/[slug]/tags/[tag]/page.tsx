import { TagPage } from '../../../../../features/reference/tag-page.tsx';
import { oneOf, type SearchParams } from '../../../../search-params.ts';

type Props = { params: Promise<{ slug: string; tag: string }>; searchParams: SearchParams };

const Page = async ({ params, searchParams }: Props) => (
  <TagPage {...(await params)} asked={oneOf(await searchParams, 'version')} />
);

export default Page;
