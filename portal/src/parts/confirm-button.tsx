'use client';
import { useState } from 'react';
import { useAction } from '../api/use-action.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { ProblemBanner } from '../ui/problem.tsx';

type ConfirmButtonProps<Done> = {
  /** On the button, and on the one that confirms. */
  label: string;
  /** What the button is called among others like it. */
  named?: string;
  confirm?: string;
  kind?: 'danger';
  small?: boolean;
  title: string;
  lead: string;
  act: () => PromiseLike<Done>;
  onDone: () => void;
};

/** What is asked once more before it is done; why it was not is said where it was asked. */
export const ConfirmButton = <Done,>(props: ConfirmButtonProps<Done>) => {
  const { label, named, confirm = label, kind, small, title, lead, act, onDone } = props;
  const [asks, setAsks] = useState(false);
  const { run, busy, failure, forget } = useAction(act, () => {
    setAsks(false);
    onDone();
  });
  const close = () => {
    setAsks(false);
    forget();
  };
  return (
    <>
      <Button kind={kind} small={small} aria-label={named} onClick={() => setAsks(true)}>
        {label}
      </Button>
      <ConfirmDialog
        open={asks}
        title={title}
        lead={lead}
        confirm={confirm}
        busy={busy}
        onConfirm={() => void run()}
        onClose={close}
      >
        {failure && <ProblemBanner problem={failure} />}
      </ConfirmDialog>
    </>
  );
};
