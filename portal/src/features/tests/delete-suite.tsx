'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Failure, load } from '../../api/failure.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';

export const DeleteSuite = ({ suiteId, name, appId }: { suiteId: string; name: string; appId: string }) => {
  const { t } = useWords();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const remove = async () => {
    setBusy(true);
    const done = await load(() => portico.deleteTestSuite({ suiteId }));
    setBusy(false);
    if (done.ok) router.push(`/tests?app=${appId}`);
    else setFailure(done.failure);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.tests.deleteSuite}</Button>
      <ConfirmDialog
        open={open}
        title={t.tests.deleteTitle(name)}
        lead={t.tests.deleteLead}
        confirm={t.tests.deleteSuite}
        busy={busy}
        onConfirm={() => void remove()}
        onClose={() => setOpen(false)}
      >
        {failure && <ProblemBanner problem={failure} />}
      </ConfirmDialog>
    </>
  );
};
