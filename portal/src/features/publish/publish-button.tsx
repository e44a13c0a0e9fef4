'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Failure, load } from '../../api/failure.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';

type PublishButtonProps = { slug: string; version: string; small?: boolean; onPublished?: () => void };

export const PublishButton = ({ slug, version, small = false, onPublished }: PublishButtonProps) => {
  const { t } = useWords();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const publish = async () => {
    setBusy(true);
    const done = await load(() => portico.publishApiVersion({ apiId: slug, version }));
    setBusy(false);
    if (!done.ok) return setFailure(done.failure);
    onPublished?.();
    router.refresh();
  };
  return (
    <>
      <Button
        kind="primary"
        small={small}
        busy={busy}
        onClick={() => void publish()}
        aria-label={small ? t.publish.publishNamed(version) : undefined}
      >
        {t.publish.publish}
      </Button>
      {failure && <ProblemBanner problem={failure} />}
    </>
  );
};
