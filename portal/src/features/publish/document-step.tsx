'use client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useEffect, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeField } from '../../ui/code-field.tsx';
import { Banner, Progress } from '../../ui/feedback.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { Segments } from '../../ui/tabs.tsx';
import { DropZone } from './drop-zone.tsx';
import { type FolderFile, packFolder, textsOf } from './folder.ts';
import { DOCUMENT_BYTES_MAX, isArchive, sendFile } from './send-document.ts';
import { recallDraft, rememberDraft, rememberSource } from './source-memory.ts';

type Kind = 'file' | 'url' | 'paste';

const useDocument = (onImport: (importId: string) => void) => {
  const [part, setPart] = useState<number>();
  const action = useAction(
    async ({
      send,
      source,
    }: {
      send: () => PromiseLike<{ id: string }>;
      source?: () => Promise<string | undefined>;
    }) => {
      setPart(undefined);
      const { id } = await send();
      const text = await source?.();
      if (text !== undefined) rememberSource(id, text);
      return id;
    },
    onImport,
  );
  const takeFile = (file: File) =>
    void action.run({
      send: () => sendFile(file, setPart),
      // An archive has no lines of its own to show.
      source: async () => ((await isArchive(file)) ? undefined : file.text()),
    });
  /** A folder is sent as a zip of its texts; what packs them is loaded when there is one. */
  const takeFolder = (files: readonly FolderFile[]) =>
    void action.run({ send: async () => sendFile(await packFolder(files), setPart) });
  const takeText = (text: string) =>
    void action.run({ send: () => sendFile(new Blob([text]), setPart), source: async () => text });
  const takeUrl = (url: string) => void action.run({ send: () => portico.createImport({ body: { url } }) });
  return { ...action, part, takeFile, takeFolder, takeText, takeUrl };
};

const Pasted = ({ onText }: { onText: (text: string) => void }) => {
  const { t } = useWords();
  const [text, setText] = useState(() => recallDraft() ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) onText(text);
      }}
    >
      <Stack>
        <CodeField
          tall
          label={t.publish.paste}
          hint={t.publish.pasteHint}
          text={text}
          onChange={(next) => {
            setText(next);
            rememberDraft(next);
          }}
        />
        <div>
          <Button kind="primary" type="submit" disabled={!text.trim()}>
            {t.publish.check}
          </Button>
        </div>
      </Stack>
    </form>
  );
};

const ByUrl = ({ onUrl }: { onUrl: (url: string) => void }) => {
  const { t } = useWords();
  const fields = useFields({ url: { ...FORM_SCHEMAS.NewImport.url, required: true } }, { url: '' });
  return (
    <Form fields={fields} onSend={({ url }) => onUrl(url)} busy={false} submit={t.publish.check}>
      <TextField
        label={t.publish.url}
        hint={t.publish.urlHint}
        type="url"
        placeholder="https://api.example.com/openapi.yaml"
        {...fields.field('url')}
      />
    </Form>
  );
};

/** Takes a document as a file, by URL or pasted, and begins its import. What was pasted before is still there. */
export const DocumentStep = ({ onImport }: { onImport: (importId: string) => void }) => {
  const { t } = useWords();
  const [kind, setKind] = useState<Kind>('file');
  const [fault, setFault] = useState<string>();
  const { busy, failure, part, takeFile, takeFolder, takeText, takeUrl } = useDocument(onImport);
  useEffect(() => {
    if (recallDraft()) setKind('paste');
  }, []);
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
      {fault && <Banner tone="danger" role="alert" title={fault} />}
      {failure && <ProblemBanner problem={failure} />}
      {busy && <Progress label={t.publish.uploading} part={part} />}
      {!busy && kind === 'file' && (
        <DropZone
          onFile={(file) => {
            setFault(file.size > DOCUMENT_BYTES_MAX ? t.publish.tooLarge : undefined);
            if (file.size <= DOCUMENT_BYTES_MAX) takeFile(file);
          }}
          onFolder={(all) => {
            const files = textsOf(all);
            const sizeBytes = files.reduce((sum, { file }) => sum + file.size, 0);
            const wrong =
              files.length === 0 ? t.publish.emptyFolder : sizeBytes > DOCUMENT_BYTES_MAX && t.publish.tooLarge;
            setFault(wrong || undefined);
            if (!wrong) takeFolder(files);
          }}
        />
      )}
      {kind !== 'file' && (
        <div hidden={busy}>{kind === 'url' ? <ByUrl onUrl={takeUrl} /> : <Pasted onText={takeText} />}</div>
      )}
    </Stack>
  );
};
