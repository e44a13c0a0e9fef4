import { SchemaPage } from '../../../../../features/reference/schema-page.tsx';
import { oneOf, type SearchParams } from '../../../../search-params.ts';

type Props = { params: Promise<{ slug: string; schema: string }>; searchParams: SearchParams };

const Page = async ({ params, searchParams }: Props) => (
  <SchemaPage {...(await params)} asked={oneOf(await searchParams, 'version')} />
);

export default Page;
