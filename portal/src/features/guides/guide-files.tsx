'use client';
import { portico } from '../../api/browser-client.ts';
import { type Book, bookOf, readAt } from '../../api/guide-book.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/feedback.tsx';
import { TextField } from '../../ui/field.tsx';
import { Card, Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';
import { say } from '../../ui/toasts.tsx';
import { type Media, referenceTo } from './use-files.ts';

type FilesProps = { book: Book; media: Media; onInsert: (reference: string) => void };

/** The images and files that pages of these guides can show. */
export const GuideFiles = ({ book, media, onInsert }: FilesProps) => {
  const { t, f } = useWords();
  const { files, sending, tooLarge, failure } = media;
  return (
    <Card as="section" label={t.guides.files}>
      <Stack>
        <h2>{t.guides.files}</h2>
        <TextField
          label={t.guides.addFiles}
          hint={t.guides.addFilesHint}
          type="file"
          multiple
          error={tooLarge && t.guides.fileTooLarge(tooLarge)}
          onChange={({ target }) => {
            media.add([...(target.files ?? [])]);
            // The same one can be chosen again.
            target.value = '';
          }}
        />
        {sending && <Progress label={t.guides.sending(sending.name)} part={sending.part} />}
        {failure && <ProblemBanner problem={failure} />}
        {files.length > 0 && (
          <Table
            label={t.guides.files}
            rows={files}
            keyOf={({ name }) => name}
            columns={[
              {
                head: t.guides.file,
                cell: ({ name, width, height }) => (
                  <Stack gap="tight">
                    <a href={`${readAt(book)}/media/${name}`}>{name}</a>
                    {width && height && <Soft small>{t.guides.pixels(width, height)}</Soft>}
                  </Stack>
                ),
              },
              { head: t.guides.fileSize, cell: ({ sizeBytes }) => f.bytes(sizeBytes) },
              {
                head: t.common.actions,
                actions: true,
                cell: (file) => (
                  <Row>
                    <Button
                      small
                      aria-label={t.guides.insertNamed(file.name)}
                      onClick={() => onInsert(referenceTo(file))}
                    >
                      {t.guides.insert}
                    </Button>
                    <ConfirmButton
                      small
                      label={t.guides.deleteFile}
                      named={t.guides.deleteFileNamed(file.name)}
                      title={t.guides.deleteFileTitle(file.name)}
                      lead={t.guides.deleteFileLead}
                      act={() => bookOf(portico, book).deleteFile(file.name)}
                      onDone={() => {
                        media.forget(file.name);
                        say(t.guides.fileDeleted);
                      }}
                    />
                  </Row>
                ),
              },
            ]}
          />
        )}
      </Stack>
    </Card>
  );
};
