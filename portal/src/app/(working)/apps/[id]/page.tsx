import { KeysPage } from '../../../../features/apps/keys-page.tsx';

const Page = async ({ params }: { params: Promise<{ id: string }> }) => <KeysPage appId={(await params).id} />;

export default Page;
