import { PageSkeleton } from '../../ui/page-skeleton.tsx';

const Loading = () => <PageSkeleton />;

export default Loading;
