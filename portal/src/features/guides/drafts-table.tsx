'use client';
import type { GuideDraftEntry } from '@portico/client';
import { ArrowDown, ArrowUp, IndentDecrease, IndentIncrease } from 'lucide-react';
import { useEffect } from 'react';
import { type Book, writtenAt } from '../../api/guide-book.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Row, Soft, Spoken, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';
import { inTree } from './guide-tree.ts';
import styles from './guides.module.css';
import { MOVES, type Move, mayMove, standsAt } from './move-guide.ts';
import { useMoves } from './use-moves.ts';

const TONES = { draft: 'warn', published: 'ok', changed: 'info' } as const;
const ICONS = { up: ArrowUp, down: ArrowDown, in: IndentIncrease, out: IndentDecrease };
const idOf = (slug: string, move: Move) => `move-${move}-${slug}`;

/** The pages in their tree, each moved by buttons: the keys alone reach all of it, and where a page stands is said. */
export const DraftsTable = ({ book, entries: had }: { book: Book; entries: readonly GuideDraftEntry[] }) => {
  const { t, f } = useWords();
  const { entries, moved, run, busy, failure } = useMoves(book, had);
  // The row is another one in the page: the focus stays on what was pressed, or on what can still be.
  useEffect(() => {
    if (!moved) return;
    const ids = [moved.move, ...MOVES].map((move) => idOf(moved.slug, move));
    const buttons = ids.map((id) => document.getElementById(id));
    buttons.find((button) => button instanceof HTMLButtonElement && !button.disabled)?.focus();
  }, [moved]);
  const titleOf = (slug: string | undefined) => entries.find((entry) => entry.slug === slug)?.title;
  const place = moved && standsAt(entries, moved.slug);
  return (
    <>
      <Spoken>
        <span role="status">
          {moved && place && t.guides.stands(titleOf(moved.slug) ?? '', place.at, place.of, titleOf(place.parent))}
        </span>
      </Spoken>
      {failure && <ProblemBanner problem={failure} />}
      <Table
        label={t.guides.pages}
        rows={inTree(entries)}
        keyOf={({ entry }) => entry.slug}
        columns={[
          {
            head: t.guides.page,
            cell: ({ entry, depth }) => (
              <span className={styles.named} style={{ paddingInlineStart: `${Math.min(depth, 4)}rem` }}>
                <Stack gap="tight">
                  <Link href={`${writtenAt(book)}/${entry.slug}`}>{entry.title}</Link>
                  <Soft small>{entry.slug}</Soft>
                </Stack>
              </span>
            ),
          },
          {
            head: t.guides.status,
            cell: ({ entry }) => (
              <Stack gap="tight">
                <span>
                  <Badge tone={TONES[entry.status]}>{t.guides.statuses[entry.status]}</Badge>
                </span>
                {entry.hidden && <Soft small>{t.guides.hidden}</Soft>}
              </Stack>
            ),
          },
          { head: t.guides.changedOn, cell: ({ entry }) => f.dateTime(entry.changedAt) },
          {
            head: t.guides.order,
            actions: true,
            cell: ({ entry }) => (
              <Row>
                {MOVES.map((move) => {
                  const Picture = ICONS[move];
                  return (
                    <Button
                      key={move}
                      id={idOf(entry.slug, move)}
                      small
                      icon
                      aria-label={t.guides.moves[move](entry.title)}
                      title={t.guides.moves[move](entry.title)}
                      disabled={!mayMove(entries, entry.slug, move)}
                      aria-disabled={busy || undefined}
                      onClick={() => void run(entry.slug, move)}
                    >
                      <Picture size={16} aria-hidden="true" />
                    </Button>
                  );
                })}
              </Row>
            ),
          },
        ]}
      />
    </>
  );
};
