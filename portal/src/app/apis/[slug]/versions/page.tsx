import { VersionsPage } from '../../../../features/api/versions-page.tsx';

type Props = { params: Promise<{ slug: string }> };

const Page = async ({ params }: Props) => <VersionsPage slug={(await params).slug} />;

export default Page;
