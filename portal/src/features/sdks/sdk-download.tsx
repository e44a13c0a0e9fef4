'use client';
import type { SdkLanguage } from '@portico/client';
import { useState } from 'react';
import { type Loaded, load } from '../../api/failure.ts';
import { withPortico } from '../../api/later-client.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { code } from '../../i18n/messages/code.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/feedback.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { saveFile } from '../../ui/save-file.ts';

type SdkDownloadProps = { slug: string; version: string; language: SdkLanguage; file: string };

export const SdkDownload = ({ slug, version, language, file }: SdkDownloadProps) => {
  const t = useWordsOf(code);
  const [asked, setAsked] = useState<{ language: SdkLanguage; state: 'building' | Loaded<Blob> }>();
  const state = asked?.language === language ? asked.state : undefined;
  const download = async () => {
    setAsked({ language, state: 'building' });
    const input = { apiId: slug, version, language };
    const built = await load<Blob>(() => withPortico((client) => client.getSdk(input)));
    if (built.ok) saveFile(file, built.data);
    setAsked((now) => (now?.language === language ? { language, state: built } : now));
  };
  return (
    <Stack>
      <div>
        <Button kind="primary" busy={state === 'building'} onClick={() => void download()}>
          <Icon name="download" /> {t.download}
        </Button>
      </div>
      {state === 'building' && <Progress label={t.building} />}
      {typeof state === 'object' && state.ok && <p role="status">{t.downloaded}</p>}
      {typeof state === 'object' && !state.ok && <ProblemBanner problem={state.failure} />}
    </Stack>
  );
};
