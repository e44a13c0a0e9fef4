import type { SearchMisses } from '@portico/client';
import type { Loaded } from '../api/failure.ts';
import { readWords } from '../i18n/server.ts';
import { Soft, Stack } from '../ui/layout.tsx';
import { ProblemPanel } from '../ui/problem.tsx';
import { Table } from '../ui/table.tsx';

const SHOWN_MAX = 20;

/** What people searched for and did not find, the most often first: what is missing, or called otherwise. */
export const NotFound = async ({ read }: { read: Loaded<SearchMisses> }) => {
  const { t, f } = await readWords();
  if (!read.ok) return <ProblemPanel problem={read.failure} />;
  const { items } = read.data;
  return (
    <Stack>
      <h2>{t.search.misses}</h2>
      <Soft small>{items.length === 0 ? t.search.noMisses : t.search.missesLead}</Soft>
      {items.length > 0 && (
        <Table
          label={t.search.misses}
          rows={items.slice(0, SHOWN_MAX)}
          keyOf={({ words }) => words}
          columns={[
            { head: t.search.missed, cell: ({ words }) => words },
            { head: t.search.times, number: true, cell: ({ count }) => f.number(count) },
            { head: t.search.lastDay, cell: ({ lastDay }) => f.date(`${lastDay}T00:00:00Z`) },
          ]}
        />
      )}
    </Stack>
  );
};
