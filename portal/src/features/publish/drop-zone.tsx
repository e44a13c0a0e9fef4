'use client';
import { FileUp } from 'lucide-react';
import { type DragEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { Soft } from '../../ui/layout.tsx';
import { type FolderFile, filesChosen, filesDropped, folderOf } from './folder.ts';
import styles from './publish.module.css';

type DropZoneProps = { onFile: (file: File) => void; onFolder: (files: readonly FolderFile[]) => void };

/** Whole folders, in the browsers that choose them: no attribute of the standard, and said before the page has its script. */
const WHOLE_FOLDERS = { webkitdirectory: '' };

/** Takes a file or a folder that is dropped or chosen. */
export const DropZone = ({ onFile, onFolder }: DropZoneProps) => {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);
  const begin = useEffectEvent((file: File | undefined, folder: FileList | null | undefined) => {
    if (file) onFile(file);
    else if (folder?.length) onFolder(filesChosen(folder));
  });
  // What was chosen before this page was awake told nobody of it.
  useEffect(() => begin(input.current?.files?.[0], folderInput.current?.files), []);
  const take = ({ dataTransfer }: DragEvent) => {
    const folder = folderOf(dataTransfer.items);
    const file = dataTransfer.files[0];
    // One that cannot be read is as one without texts.
    if (folder) void filesDropped(folder).then(onFolder, () => onFolder([]));
    else if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the inputs inside do the same
    <div
      className={styles.drop}
      data-over={over ? '' : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event);
      }}
    >
      <FileUp size={28} aria-hidden="true" />
      <strong>{t.publish.drop}</strong>
      <span>{t.publish.choose}</span>
      <input
        ref={input}
        type="file"
        aria-label={t.publish.file}
        accept=".json,.yaml,.yml,.graphql,.graphqls,.gql,.zip,application/json,application/yaml,application/zip"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onFile(file);
        }}
      />
      <span>{t.publish.chooseFolder}</span>
      <input
        ref={folderInput}
        type="file"
        {...WHOLE_FOLDERS}
        aria-label={t.publish.folder}
        onChange={({ target }) => {
          if (target.files && target.files.length > 0) onFolder(filesChosen(target.files));
        }}
      />
      <Soft small>{t.publish.fileHint}</Soft>
    </div>
  );
};
