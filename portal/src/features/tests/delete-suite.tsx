'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';

export const DeleteSuite = ({ suiteId, name, appId }: { suiteId: string; name: string; appId: string }) => {
  const { t } = useWords();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { run, busy, failure } = useAction(
    () => portico.deleteTestSuite({ suiteId }),
    () => {
      say(t.tests.deleted(name));
      router.push(`/tests?app=${appId}`);
    },
  );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.tests.deleteSuite}</Button>
      <ConfirmDialog
        open={open}
        title={t.tests.deleteTitle(name)}
        lead={t.tests.deleteLead}
        confirm={t.tests.deleteSuite}
        busy={busy}
        onConfirm={() => void run()}
        onClose={() => setOpen(false)}
      >
        {failure && <ProblemBanner problem={failure} />}
      </ConfirmDialog>
    </>
  );
};
