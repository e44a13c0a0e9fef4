'use client';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { say } from '../../ui/toasts.tsx';

export const DeleteSuite = ({ suiteId, name, appId }: { suiteId: string; name: string; appId: string }) => {
  const { t } = useWords();
  const router = useRouter();
  return (
    <ConfirmButton
      label={t.tests.deleteSuite}
      title={t.tests.deleteTitle(name)}
      lead={t.tests.deleteLead}
      act={() => portico.deleteTestSuite({ suiteId })}
      onDone={() => {
        say(t.tests.deleted(name));
        router.push(`/tests?app=${appId}`);
      }}
    />
  );
};
