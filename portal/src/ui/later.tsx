import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';

/**
 * What is shown later than its page: its code comes when it first is, and until then `waiting` is in its place alone. Next's
 * own `dynamic` costs each page to read more than this; it is for what the server must not render.
 */
export const later = <Props extends object>(load: () => Promise<ComponentType<Props>>, waiting: ReactNode = null) => {
  const Loaded = lazy(async () => ({ default: await load() }));
  return (props: Props) => (
    <Suspense fallback={waiting}>
      <Loaded {...props} />
    </Suspense>
  );
};
