'use client';
import type { SdkChanges } from '@portico/client';
import { Skeleton } from '../../ui/feedback.tsx';
import { later } from '../../ui/later.tsx';
import type { Asked } from './loaded-changes.tsx';
import { ToldChanges } from './told-changes.tsx';

const Loaded = later(async () => (await import('./loaded-changes.tsx')).LoadedChanges, <Skeleton height="3rem" />);

/** What changes for code that uses an SDK; loaded where the page was rendered with another language's. */
export const ChangesOfCode = ({ asked, rendered }: { asked: Asked; rendered: SdkChanges | undefined }) =>
  rendered ? <ToldChanges changes={rendered} /> : <Loaded asked={asked} />;
