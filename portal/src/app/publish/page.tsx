import type { Metadata } from 'next';
import { PublishPage } from '../../features/publish/publish-page.tsx';

export const metadata: Metadata = { title: 'Publish' };

const Page = () => <PublishPage />;

export default Page;
