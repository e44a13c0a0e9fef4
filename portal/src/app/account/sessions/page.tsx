import type { Metadata } from 'next';
import { SessionsPage } from '../../../features/account/sessions-page.tsx';

export const metadata: Metadata = { title: 'Sessions' };

const Page = () => <SessionsPage />;

export default Page;
