'use client';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useWordsOf } from '../../i18n/language.tsx';
import { common } from '../../i18n/messages/common.ts';
import { versions as versionWords } from '../../i18n/messages/versions.ts';
import styles from '../../parts/version-choice.module.css';

type Shown = { readonly version: string; readonly status: 'draft' | 'published' | 'deprecated' | 'retired' };

/** Which version the reader looks at: in the URL, so that tabs keep it. */
export const VersionSelect = ({ versions, latest }: { versions: readonly Shown[]; latest: string }) => {
  const t = useWordsOf(common);
  const { statuses } = useWordsOf(versionWords);
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const current = versions.some(({ version }) => version === search.get('version')) ? search.get('version') : latest;
  return (
    <label className={styles.select}>
      {t.version}
      <select
        value={current ?? latest}
        onChange={({ target }) => router.push(`${path}?${new URLSearchParams({ version: target.value })}`)}
      >
        {versions.map(({ version, status }) => (
          <option key={version} value={version}>
            {version}
            {status === 'published' ? '' : ` – ${statuses[status]}`}
          </option>
        ))}
      </select>
    </label>
  );
};
