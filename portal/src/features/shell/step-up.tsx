'use client';
import { useEffect, useState } from 'react';
import { STEP_UP, StepUpEvent } from '../../api/step-up.ts';
import { later } from '../../ui/later.tsx';

const StepUpDialog = later(async () => (await import('./step-up-dialog.tsx')).StepUpDialog);

/** Asks for the second factor where the API wants to see it again; what was about to be done goes on after it. */
export const StepUp = () => {
  const [answer, setAnswer] = useState<StepUpEvent['detail']>();
  useEffect(() => {
    const show = (event: Event) => {
      if (!(event instanceof StepUpEvent)) return;
      event.preventDefault();
      setAnswer(() => event.detail);
    };
    window.addEventListener(STEP_UP, show);
    return () => window.removeEventListener(STEP_UP, show);
  }, []);
  if (!answer) return null;
  const close = (shown: boolean) => {
    setAnswer(undefined);
    answer(shown);
  };
  return <StepUpDialog onDone={() => close(true)} onClose={() => close(false)} />;
};
