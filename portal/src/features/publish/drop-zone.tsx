'use client';
import { FileUp } from 'lucide-react';
import { type DragEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { Soft } from '../../ui/layout.tsx';
import styles from './publish.module.css';

/** Takes a file that is dropped or chosen. */
export const DropZone = ({ onFile }: { onFile: (file: File) => void }) => {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const begin = useEffectEvent(onFile);
  // A file chosen before this page was awake told nobody of it.
  useEffect(() => {
    const early = input.current?.files?.[0];
    if (early) begin(early);
  }, []);
  const take = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the input inside does the same
    <div
      className={styles.drop}
      data-over={over ? '' : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={take}
    >
      <FileUp size={28} aria-hidden="true" />
      <strong>{t.publish.drop}</strong>
      <span>{t.publish.choose}</span>
      <input
        ref={input}
        type="file"
        aria-label={t.publish.file}
        accept=".json,.yaml,.yml,.zip,application/json,application/yaml,application/zip"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onFile(file);
        }}
      />
      <Soft small>{t.publish.fileHint}</Soft>
    </div>
  );
};
