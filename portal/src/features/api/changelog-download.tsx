'use client';
import { Download } from 'lucide-react';
import { useWordsOf } from '../../i18n/language.tsx';
import { changes } from '../../i18n/messages/changes.ts';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/save-file.ts';

export const ChangelogDownload = ({ name, changelog }: { name: string; changelog: string }) => {
  const t = useWordsOf(changes);
  return (
    <Button small onClick={() => saveFile(name, new Blob([changelog], { type: 'text/markdown' }))}>
      <Download size={14} aria-hidden="true" /> {t.download}
    </Button>
  );
};
