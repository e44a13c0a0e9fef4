'use client';
import type { CodeSamples } from '@portico/client';
import { useId } from 'react';
import { useWordsOf } from '../../i18n/language.tsx';
import { samples } from '../../i18n/messages/samples.ts';
import { useCodeLanguage } from '../../parts/use-code-language.ts';
import { CodeBlock } from '../../ui/code.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';
import { Panels } from '../../ui/tabs.tsx';
import styles from './reference.module.css';

type Sample = CodeSamples['items'][number];

/** A document may bring several samples of a language. */
const keyOf = ({ language, label }: Sample): string => `${language} ${label}`;

/** The very sample that was chosen, else one of its language, else the first. */
export const chooseSample = (items: readonly Sample[], stored: string | null): Sample | undefined =>
  items.find((item) => keyOf(item) === stored) ??
  items.find(({ language }) => language === stored?.split(' ')[0]) ??
  items[0];

export const SamplesInLanguages = ({ items }: { items: readonly Sample[] }) => {
  const t = useWordsOf(samples);
  const [stored, choose] = useCodeLanguage();
  const chosen = chooseSample(items, stored);
  if (!chosen) return <Soft small>{t.none}</Soft>;
  const isOnly = ({ language }: Sample) => items.filter((item) => item.language === language).length === 1;
  return (
    <Panels
      label={t.languages}
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
            <CodeBlock label={`${t.samples}: ${item.label}`} code={item.source} />
            <Soft small>{item.given ? t.given : t.ours}</Soft>
          </Stack>
        ),
      }))}
    />
  );
};

/** How an operation is called, in the language the reader chose. */
export const SamplesShown = ({ items }: { items: readonly Sample[] }) => {
  const t = useWordsOf(samples);
  const id = useId();
  return (
    <section className={styles.samples} aria-labelledby={id}>
      <h3 id={id}>{t.samples}</h3>
      <SamplesInLanguages items={items} />
    </section>
  );
};
