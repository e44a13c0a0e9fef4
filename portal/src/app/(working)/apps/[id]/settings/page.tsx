import { SettingsPage } from '../../../../../features/apps/settings-page.tsx';

const Page = async ({ params }: { params: Promise<{ id: string }> }) => <SettingsPage appId={(await params).id} />;

export default Page;
