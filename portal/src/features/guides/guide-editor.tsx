'use client';
import type { GuideFile, GuideProblem } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Book, bookOf, readAt, writtenAt } from '../../api/guide-book.ts';
import { useAction } from '../../api/use-action.ts';
import { ANSWER_PHRASES_DE } from '../../i18n/messages/answer-phrases-de.ts';
import { useSaid } from '../../i18n/use-said.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Button, LinkButton, OpenButton } from '../../ui/button.tsx';
import { CodePane } from '../../ui/code-pane.tsx';
import { Badge, Skeleton } from '../../ui/feedback.tsx';
import { Card, Grid, Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';
import { Conflict } from './conflict.tsx';
import { recallText, rememberText } from './draft-memory.ts';
import { GuideFiles } from './guide-files.tsx';
import { GuideNodes } from './guide-nodes.tsx';
import styles from './guides.module.css';
import { History } from './history.tsx';
import type { Saved } from './saved.ts';
import { useFiles } from './use-files.ts';
import { usePreview } from './use-preview.ts';

const TONES = { draft: 'warn', published: 'ok', changed: 'info' } as const;

/** A text that is written, kept in this tab until it is saved; a browser asks before it is left with. */
const useText = (book: Book, guide: string, { draft, etag }: Saved) => {
  const [text, setText] = useState(draft.text);
  /** What the text was written on: whoever goes on with what was kept is told of what was saved since. */
  const [base, setBase] = useState(etag);
  const isUnsaved = text !== draft.text;
  useEffect(() => {
    const kept = recallText(book, guide);
    if (kept === undefined) return;
    setText(kept.text);
    setBase(kept.etag);
  }, [book, guide]);
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
  const write = (next: string, on = base) => {
    setText(next);
    setBase(on);
    rememberText(book, guide, { text: next, etag: on });
  };
  return { text, base, write, setBase, isUnsaved };
};

const Problems = ({ problems, onLine }: { problems: readonly GuideProblem[]; onLine: (line: number) => void }) => {
  const { t } = useWords();
  const said = useSaid(ANSWER_PHRASES_DE);
  return (
    <section aria-label={t.guides.problems}>
      {problems.length === 0 ? (
        <Soft small>{t.guides.noProblems}</Soft>
      ) : (
        <ul className={styles.problems}>
          {problems.map(({ line, words, detail }) => (
            <li key={`${line} ${detail}`}>
              <OpenButton onClick={() => onLine(line)}>{t.guides.line(line)}</OpenButton> {said(words, detail)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

type EditorProps = { book: Book; guide: string; files: readonly GuideFile[]; read: Saved };

/** Writes a page of the guides: its text, and beside it the page it would be. */
export const GuideEditor = ({ book, guide, files, read }: EditorProps) => {
  const { t } = useWords();
  const router = useRouter();
  const said = useSaid(ANSWER_PHRASES_DE);
  const [saved, setSaved] = useState(read);
  const [line, setLine] = useState<number>();
  const { draft } = saved;
  const { text, base, write, setBase, isUnsaved } = useText(book, guide, saved);
  const inserting = useRef<((text: string) => void) | undefined>(undefined);
  const media = useFiles(book, files, (reference) => inserting.current?.(reference));
  const { page, failure: unseen } = usePreview(book, text, media.files);
  const problems = page?.problems ?? draft.problems;
  type Change = { published?: boolean; done: string; on?: string };
  const { run, busy, failure, forget } = useAction(
    ({ published, on = base }: Change) =>
      bookOf(portico, book)
        .update({
          ...{ guide, ifMatch: on },
          body: { ...(published !== false && { text }), ...(published !== undefined && { published }) },
        })
        .withResponse(),
    ({ data, headers }, { done }) => {
      const etag = headers.get('etag') ?? '';
      setSaved({ draft: data, etag });
      setBase(etag);
      if (data.text === text) rememberText(book, guide, undefined);
      say(done);
    },
  );
  const choose = (theirs: Saved, mine: boolean) => {
    setSaved(theirs);
    forget();
    if (mine) void run({ on: theirs.etag, done: t.guides.saved });
    else write(theirs.draft.text, theirs.etag);
  };
  return (
    <Stack>
      <Row justify="between">
        <Row>
          <Badge tone={TONES[draft.status]}>{t.guides.statuses[draft.status]}</Badge>
          {isUnsaved && <Badge tone="warn">{t.guides.unsaved}</Badge>}
        </Row>
        <Row>
          {draft.status !== 'draft' && (
            <>
              <LinkButton href={`${readAt(book)}/${guide}`}>{t.guides.open}</LinkButton>
              <Button busy={busy} onClick={() => void run({ published: false, done: t.guides.withdrawn })}>
                {t.guides.withdraw}
              </Button>
            </>
          )}
          <Button busy={busy} disabled={!isUnsaved} onClick={() => void run({ done: t.guides.saved })}>
            {t.guides.save}
          </Button>
          <Button
            kind="primary"
            busy={busy}
            disabled={!isUnsaved && draft.status === 'published'}
            onClick={() => void run({ published: true, done: t.guides.publishedNow })}
          >
            {t.guides.publish}
          </Button>
        </Row>
      </Row>
      {failure?.status === 412 ? (
        <Conflict book={book} guide={guide} text={text} onChoose={choose} />
      ) : (
        failure && <ProblemBanner problem={failure} />
      )}
      <Grid min="24rem">
        <Stack>
          <CodePane
            label={t.guides.text}
            text={text}
            language="markdown"
            onChange={(next) => write(next)}
            tall
            line={line}
            onFiles={media.add}
            inserting={inserting}
            describedBy="guide-hint"
            marks={problems.map(({ line: at, words, detail }) => ({
              ...{ line: at, tone: 'warning', text: said(words, detail) },
            }))}
          />
          <Soft small>
            <span id="guide-hint">{t.guides.textHint}</span>
          </Soft>
          <Problems problems={problems} onLine={setLine} />
        </Stack>
        <Card as="section" label={t.guides.preview}>
          <Soft small>{t.guides.previewing}</Soft>
          {unseen && <ProblemBanner problem={unseen} />}
          {page ? (
            <div className={styles.prose}>
              {page.title && <h2>{page.title}</h2>}
              <GuideNodes nodes={page.nodes} t={t.guides} />
            </div>
          ) : (
            <Skeleton height="14rem" />
          )}
        </Card>
      </Grid>
      <GuideFiles book={book} media={media} onInsert={(reference) => inserting.current?.(reference)} />
      <History
        book={book}
        guide={guide}
        versions={draft.versions}
        text={text}
        onTake={(was) => {
          write(was);
          say(t.guides.restored);
        }}
      />
      <div>
        <ConfirmButton
          kind="danger"
          label={t.guides.delete}
          title={t.guides.deleteTitle}
          lead={t.guides.deleteLead}
          act={() => bookOf(portico, book).delete(guide)}
          onDone={() => {
            rememberText(book, guide, undefined);
            say(t.guides.deleted);
            router.push(writtenAt(book));
            router.refresh();
          }}
        />
      </div>
    </Stack>
  );
};
