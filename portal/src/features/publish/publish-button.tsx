'use client';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';

type PublishButtonProps = { slug: string; version: string; small?: boolean; onPublished?: () => void };

export const PublishButton = ({ slug, version, small = false, onPublished }: PublishButtonProps) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    () => portico.publishApiVersion({ apiId: slug, version }),
    () => {
      if (small) say(t.publish.publishedNamed(version));
      onPublished?.();
      router.refresh();
    },
  );
  return (
    <>
      <Button
        kind="primary"
        small={small}
        busy={busy}
        onClick={() => void run()}
        aria-label={small ? t.publish.publishNamed(version) : undefined}
      >
        {t.publish.publish}
      </Button>
      {failure && <ProblemBanner problem={failure} />}
    </>
  );
};
