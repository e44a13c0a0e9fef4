'use client';
import type { CodeSamples } from '@portico/client';
import { createContext, useContext, useId } from 'react';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { samples } from '../../i18n/messages/samples.ts';
import { Skeleton } from '../../ui/feedback.tsx';
import { Spoken } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { SamplesInLanguages } from './code-samples.tsx';
import styles from './reference.module.css';

export type ReadSamples = {
  readonly apiId: string;
  readonly version: string;
  readonly read: (operation: string) => PromiseLike<CodeSamples>;
};

/** How the samples of an operation are read: the reference says for which API. */
export const SamplesSource = createContext<ReadSamples | undefined>(undefined);

const Loading = () => {
  const t = useWordsOf(samples);
  return (
    <>
      <Spoken>
        <span role="status">{t.loading}</span>
      </Spoken>
      <Skeleton height="2.2rem" />
      <Skeleton height="7rem" />
    </>
  );
};

const Samples = ({ operation, source }: { operation: string; source: ReadSamples }) => {
  const t = useWordsOf(samples);
  const id = useId();
  const key = ['samples', source.apiId, source.version, operation] as const;
  const { data, failure, reload } = useLoaded<CodeSamples>(key, () => source.read(operation));
  return (
    <section className={`portico-samples ${styles.samples}`} aria-labelledby={id}>
      <h4 id={id}>{t.samples}</h4>
      {failure && <ProblemPanel problem={failure} onRetry={reload} />}
      {!data && !failure && <Loading />}
      {data && <SamplesInLanguages items={data.items} />}
    </section>
  );
};

/** How one operation is called, in the language the reader chose; loaded when the operation is opened. */
export const OperationSamples = ({ method, path }: { method: string; path: string }) => {
  const source = useContext(SamplesSource);
  return source && <Samples operation={`${method} ${path}`} source={source} />;
};
