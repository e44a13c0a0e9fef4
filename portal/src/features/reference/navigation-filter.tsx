'use client';
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { withPortico } from '../../api/later-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { reference } from '../../i18n/messages/reference.ts';
import { Link } from '../../ui/link.tsx';
import { EntryLink } from './entry-link.tsx';
import styles from './navigation.module.css';
import { operationPath, type Place, referencePath, schemaPath } from './places.ts';

const SHOWN_MAX = 50;
const LETTERS_MAX = 100;

const Found = ({ place, q }: { place: Place; q: string }) => {
  const t = useWordsOf(reference);
  const { slug: apiId, version } = place;
  const { data } = useLoaded(['reference-found', apiId, version, q], () =>
    withPortico((client) => client.getReference({ apiId, version, q })),
  );
  if (!data) return null;
  const entries = [...data.groups.flatMap(({ operations }) => operations), ...data.webhooks];
  const each = [...new Map(entries.map((entry) => [entry.slug, entry])).values()];
  const count = each.length + data.schemas.length;
  return (
    <div className={styles.found}>
      <p role="status">{count === 0 ? t.nothingFound : t.found(count)}</p>
      <ul>
        {each.slice(0, SHOWN_MAX).map(({ slug, method, path, summary }) => (
          <li key={slug}>
            <EntryLink href={operationPath(place, slug)} method={method} name={summary ?? path} />
          </li>
        ))}
        {data.schemas.slice(0, SHOWN_MAX).map(({ slug }) => (
          <li key={slug}>
            <Link href={schemaPath(place, slug)}>{slug}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** Finds operations and schemas by what they are called and by the names in them; without script, by a page of what is found. */
export const NavigationFilter = ({ place }: { place: Place }) => {
  const t = useWordsOf(reference);
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
