'use client';
import type { GuideEdition } from '@portico/client';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Book, bookOf } from '../../api/guide-book.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Card, Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';
import { TextDiff } from '../../ui/text-diff.tsx';

type HistoryProps = {
  book: Book;
  guide: string;
  versions: readonly GuideEdition[];
  text: string;
  onTake: (text: string) => void;
};

/** What was published of a page: each compared with its text, and taken back into it. */
export const History = ({ book, guide, versions, text, onTake }: HistoryProps) => {
  const { t, f } = useWords();
  const [shown, setShown] = useState<{ number: number; text: string }>();
  const { run, failure } = useAction(
    (number: number) => bookOf(portico, book).version(guide, number),
    ({ number, text: was }) => setShown({ number, text: was }),
  );
  return (
    <Card as="section" label={t.guides.history}>
      <Stack>
        <h2>{t.guides.history}</h2>
        {versions.length === 0 ? (
          <Soft>{t.guides.historyNone}</Soft>
        ) : (
          <Table
            label={t.guides.history}
            rows={versions}
            keyOf={({ number }) => String(number)}
            columns={[
              { head: t.guides.edition, cell: ({ number }) => t.guides.version(number) },
              {
                head: t.guides.publishedHead,
                cell: ({ name, publishedAt }) =>
                  t.guides.publishedBy(name ?? t.guides.somebody, f.dateTime(publishedAt)),
              },
              {
                head: t.common.actions,
                actions: true,
                cell: ({ number }) => (
                  <Button small aria-label={t.guides.compareNamed(number)} onClick={() => void run(number)}>
                    {t.guides.compare}
                  </Button>
                ),
              },
            ]}
          />
        )}
        {failure && <ProblemBanner problem={failure} />}
      </Stack>
      {shown && (
        <Dialog open onClose={() => setShown(undefined)} title={t.guides.compareTitle(shown.number)}>
          <TextDiff before={shown.text} after={text} words={t.guides} />
          <Row justify="end">
            <Button
              onClick={() => {
                onTake(shown.text);
                setShown(undefined);
              }}
            >
              {t.guides.restore}
            </Button>
          </Row>
        </Dialog>
      )}
    </Card>
  );
};
