import { UsageSkeleton } from '../../../features/usage/usage.tsx';
import { WorkingSkeleton } from '../../../ui/page-skeleton.tsx';

const Loading = () => (
  <WorkingSkeleton>
    <UsageSkeleton />
  </WorkingSkeleton>
);

export default Loading;
