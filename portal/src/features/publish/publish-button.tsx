'use client';
import type { PublicationPreview } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox, TextArea } from '../../ui/field.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';
import { PublicationTold } from './publication-told.tsx';

type PublishButtonProps = { slug: string; version: string; small?: boolean; onPublished?: () => void };
type How = { readonly makeDefault: boolean; readonly reason?: string };
type AskedProps = {
  preview: PublicationPreview;
  busy: boolean;
  failure: ReturnType<typeof useAction>['failure'];
  onPublish: (how: How) => void;
  onClose: () => void;
};

/** What somebody has to have seen before it is published. */
const Asked = ({ preview, busy, failure, onPublish, onClose }: AskedProps) => {
  const { t } = useWords();
  const [makeDefault, setMakeDefault] = useState(true);
  const [reason, setReason] = useState('');
  const { version, from, verdict } = preview;
  return (
    <Dialog open onClose={onClose} title={t.publishing.dialog(version)}>
      <Stack>
        <PublicationTold preview={preview} />
        {from && verdict !== 'blocked' && (
          <div>
            <Checkbox
              label={t.publishing.asDefault}
              checked={makeDefault}
              onChange={({ target }) => setMakeDefault(target.checked)}
            />
            <Soft small>{t.publishing.asDefaultHint(from)}</Soft>
          </div>
        )}
        {verdict !== 'blocked' && (
          <TextArea
            label={t.publishing.reason}
            optional
            hint={t.publishing.reasonHint}
            rows={2}
            maxLength={300}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
        {failure && <ProblemBanner problem={failure} />}
        <Row justify="end">
          <Button onClick={onClose}>{verdict === 'blocked' ? t.common.close : t.common.cancel}</Button>
          {verdict !== 'blocked' && (
            <Button
              kind={makeDefault ? 'danger' : 'primary'}
              busy={busy}
              onClick={() => onPublish({ makeDefault, ...(reason.trim() && { reason: reason.trim() }) })}
            >
              {makeDefault ? t.publishing.anyway : t.publish.publish}
            </Button>
          )}
        </Row>
      </Stack>
    </Dialog>
  );
};

/** Publishes at once what nothing stands in the way of and breaks nobody; asks about everything else. */
export const PublishButton = ({ slug, version, small = false, onPublished }: PublishButtonProps) => {
  const { t } = useWords();
  const router = useRouter();
  const [asked, setAsked] = useState<PublicationPreview>();
  const publish = useAction(
    (how: How) => portico.publishApiVersion({ apiId: slug, version, ...how }),
    () => {
      setAsked(undefined);
      if (small) say(t.publish.publishedOf(version));
      onPublished?.();
      router.refresh();
    },
  );
  const look = useAction(
    () => portico.previewPublication({ apiId: slug, version }),
    (preview) => {
      if (preview.verdict === 'clear' && preview.affected.length === 0) void publish.run({ makeDefault: true });
      else setAsked(preview);
    },
  );
  const failure = look.failure ?? (asked ? undefined : publish.failure);
  return (
    <>
      <Button
        kind="primary"
        small={small}
        busy={look.busy || (publish.busy && !asked)}
        onClick={() => void look.run()}
        aria-label={small ? t.publish.publishNamed(version) : undefined}
      >
        {t.publish.publish}
      </Button>
      {failure && <ProblemBanner problem={failure} />}
      {asked && (
        <Asked
          preview={asked}
          busy={publish.busy}
          failure={publish.failure}
          onPublish={(how) => void publish.run(how)}
          onClose={() => {
            setAsked(undefined);
            publish.forget();
          }}
        />
      )}
    </>
  );
};
