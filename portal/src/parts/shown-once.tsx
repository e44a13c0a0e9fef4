'use client';
import { type ReactNode, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog, Dialog } from '../ui/dialog.tsx';
import { Checkbox } from '../ui/field.tsx';
import { Row } from '../ui/layout.tsx';

export type ShownOnceWords = {
  readonly title: string;
  readonly lead: string;
  /** That it was saved, which opens the way on. */
  readonly saved: string;
  readonly done: string;
  /** What is asked of whoever goes without. */
  readonly leaveTitle: string;
  readonly leaveLead: string;
  readonly leave: string;
};

/** A secret that is shown this once: Done waits for "I have saved it", and leaving without it is asked about. */
export const ShownOnce = ({
  words,
  onDone,
  children,
}: {
  words: ShownOnceWords;
  onDone: () => void;
  children: ReactNode;
}) => {
  const [saved, setSaved] = useState(false);
  const [leaving, setLeaving] = useState(false);
  return (
    <>
      <Dialog open onClose={() => (saved ? onDone() : setLeaving(true))} title={words.title} lead={words.lead}>
        {children}
        <Row justify="between">
          <Checkbox label={words.saved} checked={saved} onChange={({ target }) => setSaved(target.checked)} />
          <Button kind="primary" disabled={!saved} onClick={onDone}>
            {words.done}
          </Button>
        </Row>
      </Dialog>
      <ConfirmDialog
        open={leaving}
        title={words.leaveTitle}
        lead={words.leaveLead}
        confirm={words.leave}
        onConfirm={onDone}
        onClose={() => setLeaving(false)}
      />
    </>
  );
};
