'use client';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useWords } from '../../i18n/words.tsx';
import styles from './api.module.css';

type Shown = { readonly version: string; readonly status: 'draft' | 'published' | 'deprecated' | 'retired' };

/** Which version the reader looks at: in the URL, so that tabs keep it. */
export const VersionSelect = ({ versions, latest }: { versions: readonly Shown[]; latest: string }) => {
  const { t } = useWords();
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const current = versions.some(({ version }) => version === search.get('version')) ? search.get('version') : latest;
  return (
    <label className={styles.select}>
      {t.common.version}
      <select
        value={current ?? latest}
        onChange={({ target }) => router.push(`${path}?${new URLSearchParams({ version: target.value })}`)}
      >
        {versions.map(({ version, status }) => (
          <option key={version} value={version}>
            {version}
            {status === 'published' ? '' : ` – ${t.catalogue.statuses[status]}`}
          </option>
        ))}
      </select>
    </label>
  );
};
