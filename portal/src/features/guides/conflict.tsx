'use client';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Book, bookOf } from '../../api/guide-book.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Row } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { TextDiff } from '../../ui/text-diff.tsx';
import type { Saved } from './saved.ts';

type ConflictProps = {
  book: Book;
  guide: string;
  text: string;
  /** Theirs, or one's own, over what they saved. */
  onChoose: (theirs: Saved, mine: boolean) => void;
};

/** Somebody else has saved the page: both texts are there until one of them is chosen. */
export const Conflict = ({ book, guide, text, onChoose }: ConflictProps) => {
  const { t } = useWords();
  const [theirs, setTheirs] = useState<Saved>();
  const { run, busy, failure } = useAction(
    () => bookOf(portico, book).draft(guide).withResponse(),
    ({ data, headers }) => setTheirs({ draft: data, etag: headers.get('etag') ?? '' }),
  );
  return (
    <Banner tone="warn" role="alert" title={t.guides.conflict}>
      <p>{t.guides.conflictLead}</p>
      <Button busy={busy} onClick={() => void run()}>
        {t.guides.compareTheirs}
      </Button>
      {failure && <ProblemBanner problem={failure} />}
      {theirs && (
        <Dialog open onClose={() => setTheirs(undefined)} title={t.guides.theirsTitle}>
          <TextDiff before={theirs.draft.text} after={text} words={t.guides} />
          <Row justify="end">
            <Button onClick={() => onChoose(theirs, false)}>{t.guides.takeTheirs}</Button>
            <Button kind="primary" onClick={() => onChoose(theirs, true)}>
              {t.guides.keepMine}
            </Button>
          </Row>
        </Dialog>
      )}
    </Banner>
  );
};
