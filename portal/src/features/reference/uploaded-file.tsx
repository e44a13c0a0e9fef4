'use client';
import { withPortico } from '../../api/later-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { reference } from '../../i18n/messages/reference.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';

/** What its owner uploaded, byte for byte, by a link that is asked for when it is pressed. */
export const UploadedFile = ({ apiId, version }: { apiId: string; version: string }) => {
  const t = useWordsOf(reference);
  const { run, busy, failure } = useAction(
    () => withPortico((client) => client.getUploadedDocument({ apiId, version })),
    // A file, not a page: what is open stays.
    ({ url }) => window.location.assign(url),
  );
  return (
    <>
      <Button small kind="quiet" busy={busy} onClick={() => void run()}>
        <Icon name="download" /> {t.files.uploaded}
      </Button>
      {failure && <ProblemBanner problem={failure} />}
    </>
  );
};
