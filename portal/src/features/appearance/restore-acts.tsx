import type { Appearance } from '@portico/client';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Card, Row } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';

/** The way back: to what was there before the last change, and to what ships. */
export const RestoreActs = ({ appearance, etag }: { appearance: Pick<Appearance, 'hasPrevious'>; etag: string }) => {
  const { t } = useWords();
  const words = t.appearance;
  const router = useRouter();
  const onDone = () => {
    say(words.restored);
    router.refresh();
  };
  const restore = (to: 'previous' | 'shipped') => () => portico.restoreAppearance({ 'If-Match': etag, body: { to } });
  return (
    <Card as="section" label={words.restore}>
      <h2>{words.restore}</h2>
      <p>{words.restoreLead}</p>
      <Row>
        {appearance.hasPrevious && (
          <ConfirmButton
            label={words.previous}
            title={words.previousTitle}
            lead={words.previousLead}
            act={restore('previous')}
            onDone={onDone}
          />
        )}
        <ConfirmButton
          kind="danger"
          label={words.shipped}
          title={words.shippedTitle}
          lead={words.shippedLead}
          act={restore('shipped')}
          onDone={onDone}
        />
      </Row>
    </Card>
  );
};
