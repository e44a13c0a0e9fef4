'use client';
import type { ChangeObject } from 'diff';
import { useEffect, useState } from 'react';
import { Skeleton } from './feedback.tsx';
import { Spoken } from './layout.tsx';
import styles from './text-diff.module.css';

/** Of two texts that have little in common both are shown whole: a tab is not held up for what they have. */
const TIME_MILLISECONDS = 500;
/** Around what is another. */
const CONTEXT_LINES = 3;

type Change = Pick<ChangeObject<string>, 'added' | 'removed' | 'value'>;

const linesOf = (value: string) => value.replace(/\n$/, '').split('\n');

/** What is the same, but for the lines around what is not. */
const shortened = (value: string, first: boolean, last: boolean): string => {
  const lines = linesOf(value);
  const [before, after] = [first ? 0 : CONTEXT_LINES, last ? 0 : CONTEXT_LINES];
  if (lines.length <= before + after + 1) return lines.join('\n');
  return [...lines.slice(0, before), '⋯', ...lines.slice(lines.length - after)].join('\n');
};

type TextDiffProps = {
  before: string;
  after: string;
  words: { readonly added: string; readonly removed: string; readonly same: string };
};

/** What became of a text, line by line. */
export const TextDiff = ({ before, after, words }: TextDiffProps) => {
  const [changes, setChanges] = useState<readonly Change[]>();
  useEffect(() => {
    let left = false;
    void import('diff').then(({ diffLines }) => {
      if (left) return;
      const both = [
        { removed: true, added: false, value: before },
        { removed: false, added: true, value: after },
      ];
      setChanges(diffLines(before, after, { timeout: TIME_MILLISECONDS }) ?? both);
    });
    return () => {
      left = true;
    };
  }, [before, after]);
  if (before === after) return <p>{words.same}</p>;
  if (!changes) return <Skeleton height="8rem" />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.diff} tabIndex={0} aria-label={`${words.added}, ${words.removed}`}>
      {changes.map(({ added, removed, value }, index) => {
        const said = added ? words.added : removed ? words.removed : undefined;
        const text = said ? linesOf(value).join('\n') : shortened(value, index === 0, index === changes.length - 1);
        return (
          <pre key={index} data-change={added ? 'added' : removed ? 'removed' : undefined}>
            {said && <Spoken>{`${said}: `}</Spoken>}
            {text}
          </pre>
        );
      })}
    </section>
  );
};
