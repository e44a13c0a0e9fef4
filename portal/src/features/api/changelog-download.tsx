'use client';
import { Download } from 'lucide-react';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/save-file.ts';

export const ChangelogDownload = ({ name, changelog }: { name: string; changelog: string }) => {
  const { t } = useWords();
  return (
    <Button small onClick={() => saveFile(name, new Blob([changelog], { type: 'text/markdown' }))}>
      <Download size={14} aria-hidden="true" /> {t.changes.download}
    </Button>
  );
};
