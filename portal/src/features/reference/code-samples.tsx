'use client';
import type { CodeSamples } from '@portico/client';
import { createContext, useContext, useId } from 'react';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { code } from '../../i18n/messages/code.ts';
import { useCodeLanguage } from '../../parts/use-code-language.ts';
import { CodeBlock } from '../../ui/code.tsx';
import { Skeleton } from '../../ui/feedback.tsx';
import { Soft, Spoken, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Panels } from '../../ui/tabs.tsx';
import styles from './reference.module.css';

export type ReadSamples = {
  readonly apiId: string;
  readonly version: string;
  readonly read: (operation: string) => PromiseLike<CodeSamples>;
};

/** How the samples of an operation are read: the reference says for which API. */
export const SamplesSource = createContext<ReadSamples | undefined>(undefined);

type Sample = CodeSamples['items'][number];

/** A document may bring several samples of a language. */
const keyOf = ({ language, label }: Sample): string => `${language} ${label}`;

/** The very sample that was chosen, else one of its language, else the first. */
export const chooseSample = (items: readonly Sample[], stored: string | null): Sample | undefined =>
  items.find((item) => keyOf(item) === stored) ??
  items.find(({ language }) => language === stored?.split(' ')[0]) ??
  items[0];

const Shown = ({ items }: { items: readonly Sample[] }) => {
  const t = { code: useWordsOf(code) };
  const [stored, choose] = useCodeLanguage();
  const chosen = chooseSample(items, stored);
  if (!chosen) return <Soft small>{t.code.none}</Soft>;
  const isOnly = ({ language }: Sample) => items.filter((item) => item.language === language).length === 1;
  return (
    <Panels
      label={t.code.languages}
      value={keyOf(chosen)}
      onChoose={(key) => {
        const next = items.find((item) => keyOf(item) === key);
        if (next) choose(isOnly(next) ? next.language : key);
      }}
      panels={items.map((item) => ({
        value: keyOf(item),
        label: item.label,
        content: (
          <Stack gap="tight">
            <CodeBlock label={`${t.code.samples}: ${item.label}`} code={item.source} />
            <Soft small>{item.given ? t.code.given : t.code.ours}</Soft>
          </Stack>
        ),
      }))}
    />
  );
};

const Loading = () => {
  const t = { code: useWordsOf(code) };
  return (
    <>
      <Spoken>
        <span role="status">{t.code.loading}</span>
      </Spoken>
      <Skeleton height="2.2rem" />
      <Skeleton height="7rem" />
    </>
  );
};

const Samples = ({ operation, source }: { operation: string; source: ReadSamples }) => {
  const t = { code: useWordsOf(code) };
  const id = useId();
  const key = ['samples', source.apiId, source.version, operation] as const;
  const { data, failure, reload } = useLoaded<CodeSamples>(key, () => source.read(operation));
  return (
    <section className={`portico-samples ${styles.samples}`} aria-labelledby={id}>
      <h4 id={id}>{t.code.samples}</h4>
      {failure && <ProblemPanel problem={failure} onRetry={reload} />}
      {!data && !failure && <Loading />}
      {data && <Shown items={data.items} />}
    </section>
  );
};

/** How an operation is called, in the language the reader chose. */
export const SamplesShown = ({ items }: { items: readonly Sample[] }) => {
  const t = { code: useWordsOf(code) };
  const id = useId();
  return (
    <section className={styles.samples} aria-labelledby={id}>
      <h3 id={id}>{t.code.samples}</h3>
      <Shown items={items} />
    </section>
  );
};

/** How one operation is called, in the language the reader chose; loaded when the operation is opened. */
export const OperationSamples = ({ method, path }: { method: string; path: string }) => {
  const source = useContext(SamplesSource);
  return source && <Samples operation={`${method} ${path}`} source={source} />;
};
