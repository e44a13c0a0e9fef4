'use client';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { renew } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';

export const AcceptInvitation = ({ secret }: { secret: string }) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    () => portico.acceptInvitation({ body: { secret } }),
    ({ id, slug }) => {
      renew('mine');
      // The link is used: going back leads to where it was opened, not to it.
      router.replace(`/teams/${slug ?? id}`);
    },
  );
  return (
    <Stack>
      {failure && <ProblemBanner problem={failure} />}
      <Row>
        <Button kind="primary" busy={busy} onClick={() => void run()}>
          {t.teams.accept}
        </Button>
      </Row>
    </Stack>
  );
};
