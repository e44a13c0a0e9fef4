import { AgentsPage } from '../../../../features/agents/agents-page.tsx';

const Page = async ({ params }: { params: Promise<{ slug: string }> }) => <AgentsPage slug={(await params).slug} />;

export default Page;
