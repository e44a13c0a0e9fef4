import type { ReferenceOperation } from '@portico/client';
import type { ReferenceWords } from '../../i18n/messages/reference.ts';
import { CodeBlock } from '../../ui/code.tsx';
import styles from './reference.module.css';
import { written } from './schema-facts.tsx';

/** So many examples are beside the text; all stand with their messages. */
const SHOWN_MAX = 5;

/** Messages as they are sent, where the document shows some. */
const examplesOf = ({ responses }: ReferenceOperation) =>
  responses.flatMap(({ status, contents }) =>
    contents.flatMap(({ examples = [] }) =>
      examples.flatMap(({ name, summary, value }) =>
        value === undefined ? [] : [{ title: `${status} · ${summary ?? name ?? ''}`.replace(/ · $/, ''), value }],
      ),
    ),
  );

/** The third pane of an exchange: its messages, by example. */
export const MessageExamples = ({ page, t }: { page: ReferenceOperation; t: ReferenceWords }) => {
  const examples = examplesOf(page).slice(0, SHOWN_MAX);
  if (examples.length === 0) return null;
  return (
    <aside className={styles.aside} aria-label={t.examples}>
      <h3>{t.examples}</h3>
      {examples.map(({ title, value }, index) => (
        // Examples may be called alike.
        <CodeBlock key={`${title} ${index}`} label={title} title={title} code={written(value)} />
      ))}
    </aside>
  );
};
