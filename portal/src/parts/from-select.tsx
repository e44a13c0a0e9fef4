'use client';
import { usePathname, useRouter } from 'next/navigation';
import { useWordsOf } from '../i18n/language.tsx';
import { changes } from '../i18n/messages/changes.ts';
import styles from './version-choice.module.css';

type FromSelectProps = { others: readonly string[]; version: string; from: string | undefined };

/** Which version one is compared with: in the URL, as the version it ends at is. */
export const FromSelect = ({ others, version, from }: FromSelectProps) => {
  const t = useWordsOf(changes);
  const router = useRouter();
  const path = usePathname();
  return (
    <label className={styles.select}>
      {t.compareWith}
      <select
        value={from ?? ''}
        onChange={({ target }) =>
          router.push(`${path}?${new URLSearchParams({ version, ...(target.value && { from: target.value }) })}`)
        }
      >
        <option value="">{t.before}</option>
        {others.map((other) => (
          <option key={other} value={other}>
            {other}
          </option>
        ))}
      </select>
    </label>
  );
};
