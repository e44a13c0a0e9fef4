import type { ReactNode } from 'react';
import { readWords } from '../i18n/server.ts';
import { Skeleton } from './feedback.tsx';
import { Page, Spoken, Stack } from './layout.tsx';

/** A working page under way: its title, and a shape of its own. */
export const WorkingSkeleton = async ({ children }: { children: ReactNode }) => {
  const { t } = await readWords();
  return (
    <Page>
      <Spoken>
        <span role="status">{t.common.loading}</span>
      </Spoken>
      <Stack gap="tight">
        <Skeleton height="1.8rem" width="12rem" />
        <Skeleton height="1.2rem" width="26rem" />
      </Stack>
      {children}
    </Page>
  );
};

/** Rows on their way. */
export const TableSkeleton = ({ rows = 5 }: { rows?: number }) => (
  <Stack gap="tight">
    {Array.from({ length: rows }, (_, index) => (
      <Skeleton key={index} height="2.8rem" />
    ))}
  </Stack>
);
