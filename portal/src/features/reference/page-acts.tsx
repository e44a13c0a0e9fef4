'use client';
import { useState } from 'react';
import { useAction } from '../../api/use-action.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { common } from '../../i18n/messages/common.ts';
import { referenceTools } from '../../i18n/messages/reference-tools.ts';
import { Button } from '../../ui/button.tsx';
import { Spoken } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import styles from './page-acts.module.css';
import { readTwin } from './read-twin.ts';

type PageActsProps = {
  /** The page as Markdown. */
  twin: string;
  /** Where assistants find it, if they may read it. */
  shared: string | undefined;
};

/** What is asked of an assistant that has its own window; it reads the address by itself. */
const asking = (words: string) => [
  ['Claude', `https://claude.ai/new?q=${encodeURIComponent(words)}`],
  ['ChatGPT', `https://chatgpt.com/?q=${encodeURIComponent(words)}`],
];

/** What one does with a page of the reference elsewhere. */
export const PageActs = ({ twin, shared }: PageActsProps) => {
  const [t, c] = [useWordsOf(referenceTools), useWordsOf(common)];
  const [copied, setCopied] = useState(false);
  const copying = useAction(
    async () => navigator.clipboard.writeText(await readTwin(twin)),
    () => setCopied(true),
  );
  return (
    <div className={styles.acts}>
      <Button small kind="quiet" busy={copying.busy} onClick={() => void copying.run()}>
        {copied ? c.copied : t.copyMarkdown}
      </Button>
      <details className={styles.menu}>
        <summary>{t.openIn}</summary>
        <ul>
          <li>
            <a href={twin}>{t.asMarkdown}</a>
          </li>
          {shared !== undefined &&
            asking(t.askAssistant(shared)).map(([name, href]) => (
              <li key={name}>
                <a href={href} target="_blank" rel="noreferrer">
                  {name}
                </a>
              </li>
            ))}
        </ul>
      </details>
      <Button small kind="quiet" onClick={() => window.print()}>
        {t.print}
      </Button>
      <Spoken>
        <span role="status">{copied ? c.copied : ''}</span>
      </Spoken>
      {copying.failure && <ProblemPanel problem={copying.failure} />}
    </div>
  );
};
