import type { Metadata } from 'next';
import { PlansPage } from '../../features/plans/plans-page.tsx';

export const metadata: Metadata = { title: 'Plans' };

const Plans = () => <PlansPage />;

export default Plans;
