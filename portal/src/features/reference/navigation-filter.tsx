'use client';
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useWordsOf } from '../../i18n/language.tsx';
import { referenceTools } from '../../i18n/messages/reference-tools.ts';
import { later } from '../../ui/later.tsx';
import styles from './navigation.module.css';
import { type Place, referencePath } from './places.ts';

const LETTERS_MAX = 100;

/** Its code comes with the first that is looked for. */
const Found = later(async () => (await import('./navigation-found.tsx')).NavigationFound);

/** Finds operations and schemas by what they are called and by the names in them; without script, by a page of what is found. */
export const NavigationFilter = ({ place }: { place: Place }) => {
  const t = useWordsOf(referenceTools);
  const id = useId();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // What was typed before the page's script came.
  useEffect(() => setTyped(field.current?.value ?? ''), []);
  const q = useDeferredValue(typed.trim());
  return (
    <search>
      <form action={referencePath({ ...place, asked: undefined })} method="get" className={styles.filter}>
        <label htmlFor={id}>{t.filter}</label>
        <input
          id={id}
          name="q"
          type="search"
          ref={field}
          maxLength={LETTERS_MAX}
          placeholder={t.filterHint}
          autoComplete="off"
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        {place.asked !== undefined && <input type="hidden" name="version" value={place.asked} />}
      </form>
      {q !== '' && <Found place={place} q={q} />}
    </search>
  );
};
