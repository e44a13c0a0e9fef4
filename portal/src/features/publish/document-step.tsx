'use client';
import { FileUp } from 'lucide-react';
import { type DragEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Failure, load } from '../../api/failure.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/feedback.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { Segments } from '../../ui/tabs.tsx';
import styles from './publish.module.css';
import { DOCUMENT_BYTES_MAX, isArchive, sendFile } from './send-document.ts';
import { rememberSource } from './source-memory.ts';

type Kind = 'file' | 'url' | 'paste';
type Sending = { readonly part?: number };

const DropZone = ({ onFile }: { onFile: (file: File) => void }) => {
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

/** Takes a document as a file, by URL or pasted, and begins its import. */
export const DocumentStep = ({ onImport }: { onImport: (importId: string) => void }) => {
  const { t } = useWords();
  const [kind, setKind] = useState<Kind>('file');
  const [sending, setSending] = useState<Sending>();
  const [failure, setFailure] = useState<Failure>();
  const [text, setText] = useState('');
  const [url, setUrl] = useState('');
  const begin = async (send: () => Promise<{ id: string }>, source?: () => Promise<string | undefined>) => {
    setFailure(undefined);
    setSending({});
    const begun = await load(send);
    setSending(undefined);
    if (!begun.ok) return setFailure(begun.failure);
    const text = await source?.();
    if (text !== undefined) rememberSource(begun.data.id, text);
    onImport(begun.data.id);
  };
  const onProgress = (part: number) => setSending({ part });
  const takeFile = (file: File) =>
    file.size > DOCUMENT_BYTES_MAX
      ? setFailure({ status: 413, title: t.publish.tooLarge })
      : void begin(
          () => sendFile(file, onProgress),
          // An archive has no lines of its own to show.
          async () => ((await isArchive(file)) ? undefined : file.text()),
        );
  const takeText = () =>
    void begin(
      () => sendFile(new Blob([text]), onProgress),
      async () => text,
    );
  const takeUrl = () => void begin(async () => portico.createImport({ body: { url: url.trim() } }));
  return (
    <Stack>
      <div>
        <Segments
          label={t.publish.source}
          value={kind}
          onChoose={setKind}
          choices={[
            ['file', t.publish.sources.file],
            ['url', t.publish.sources.url],
            ['paste', t.publish.sources.paste],
          ]}
        />
      </div>
      {failure && <ProblemBanner problem={failure} />}
      {sending && <Progress label={t.publish.uploading} part={sending.part} />}
      {!sending && kind === 'file' && <DropZone onFile={takeFile} />}
      {kind !== 'file' && (
        <form
          hidden={sending !== undefined}
          onSubmit={(event) => {
            event.preventDefault();
            (kind === 'url' ? takeUrl : takeText)();
          }}
        >
          <Stack>
            {kind === 'url' ? (
              <TextField
                label={t.publish.url}
                hint={t.publish.urlHint}
                type="url"
                required
                maxLength={2048}
                placeholder="https://api.example.com/openapi.yaml"
                value={url}
                onChange={({ target }) => setUrl(target.value)}
              />
            ) : (
              <TextArea
                label={t.publish.paste}
                hint={t.publish.pasteHint}
                required
                rows={16}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
            <div>
              <Button kind="primary" type="submit">
                {t.publish.check}
              </Button>
            </div>
          </Stack>
        </form>
      )}
    </Stack>
  );
};
