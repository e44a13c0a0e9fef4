'use client';
import { useWordsOf } from '../../i18n/language.tsx';
import { changes } from '../../i18n/messages/changes.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { saveFile } from '../../ui/save-file.ts';

export const ChangelogDownload = ({ name, changelog }: { name: string; changelog: string }) => {
  const t = useWordsOf(changes);
  return (
    <Button small onClick={() => saveFile(name, new Blob([changelog], { type: 'text/markdown' }))}>
      <Icon name="download" size={14} /> {t.download}
    </Button>
  );
};
