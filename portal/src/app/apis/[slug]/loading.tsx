import { Skeleton } from '../../../ui/feedback.tsx';
import { Stack } from '../../../ui/layout.tsx';

const Loading = () => (
  <Stack>
    <Skeleton height="1.6rem" width="12rem" />
    <Skeleton height="6rem" />
    <Skeleton height="12rem" />
  </Stack>
);

export default Loading;
