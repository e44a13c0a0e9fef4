'use client';
import { usePathname, useRouter } from 'next/navigation';
import styles from './version-choice.module.css';

type FromSelectProps = {
  others: readonly string[];
  version: string;
  from: string | undefined;
  /** Two of many: the others stay with the server. */
  words: { readonly compareWith: string; readonly before: string };
};

/** Which version one is compared with: in the URL, as the version it ends at is. */
export const FromSelect = ({ others, version, from, words }: FromSelectProps) => {
  const router = useRouter();
  const path = usePathname();
  return (
    <label className={styles.select}>
      {words.compareWith}
      <select
        value={from ?? ''}
        onChange={({ target }) =>
          router.push(`${path}?${new URLSearchParams({ version, ...(target.value && { from: target.value }) })}`)
        }
      >
        <option value="">{words.before}</option>
        {others.map((other) => (
          <option key={other} value={other}>
            {other}
          </option>
        ))}
      </select>
    </label>
  );
};
