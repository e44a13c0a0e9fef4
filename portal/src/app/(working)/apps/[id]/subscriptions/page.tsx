import { SubscriptionsPage } from '../../../../../features/apps/subscriptions-page.tsx';

const Page = async ({ params }: { params: Promise<{ id: string }> }) => <SubscriptionsPage appId={(await params).id} />;

export default Page;
