'use client';
import { useRouter } from 'next/navigation';
import { useWords } from '../../i18n/words.tsx';
import { Select } from '../../ui/field.tsx';

type AppSelectProps = { apps: readonly { id: string; name: string }[]; appId: string; path: string };

export const AppSelect = ({ apps, appId, path }: AppSelectProps) => {
  const { t } = useWords();
  const router = useRouter();
  return (
    <Select
      inline
      label={t.tests.app}
      value={appId}
      onChange={({ target }) => router.push(`${path}?app=${target.value}`)}
      choices={apps.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
};
