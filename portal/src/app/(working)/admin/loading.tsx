import { TableSkeleton, WorkingSkeleton } from '../../../ui/page-skeleton.tsx';

const Loading = () => (
  <WorkingSkeleton>
    <TableSkeleton />
  </WorkingSkeleton>
);

export default Loading;
