'use client';
import { lazy, Suspense, useEffect, useState } from 'react';
import { STEP_UP } from '../../api/step-up.ts';

const StepUpDialog = lazy(async () => ({ default: (await import('./step-up-dialog.tsx')).StepUpDialog }));

/** Asks for the second factor where the API wants to see it again; what was about to be done is done anew after it. */
export const StepUp = () => {
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    const show = () => setAsked(true);
    window.addEventListener(STEP_UP, show);
    return () => window.removeEventListener(STEP_UP, show);
  }, []);
  if (!asked) return null;
  return (
    <Suspense>
      <StepUpDialog onClose={() => setAsked(false)} />
    </Suspense>
  );
};
