'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Soft } from '../../ui/layout.tsx';
import { SegmentLinks } from '../../ui/tabs.tsx';
import { CustomRange } from './custom-range.tsx';
import { type Chosen, queryOf, RANGE_NAMES } from './range.ts';
import { useZone } from './use-zone.ts';

type FiltersProps = { apps: readonly { id: string; name: string }[]; appId: string; chosen: Chosen };

const hrefOf = (appId: string, chosen: Chosen) => `/usage?app=${appId}&${queryOf(chosen)}`;

/** Whose calls, from when to when, by which clock; all but the clock stands in the address. */
export const UsageFilters = ({ apps, appId, chosen }: FiltersProps) => {
  const { t } = useWords();
  const router = useRouter();
  const { zone, utc, choose } = useZone();
  const [open, setOpen] = useState(false);
  const fixed = !('range' in chosen);
  return (
    <>
      <Select
        inline
        label={t.usage.app}
        value={appId}
        onChange={({ target }) => router.push(hrefOf(target.value, chosen))}
        choices={apps.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SegmentLinks
        label={t.usage.range}
        links={RANGE_NAMES.map((range) => ({
          href: hrefOf(appId, { range }),
          text: t.usage.ranges[range],
          current: !fixed && chosen.range === range,
        }))}
      />
      <Button small aria-expanded={open} aria-pressed={fixed} onClick={() => setOpen(!open)}>
        {t.usage.custom}
      </Button>
      <Select
        inline
        label={t.usage.clock}
        value={utc ? 'utc' : 'local'}
        onChange={({ target }) => choose(target.value === 'utc' ? 'utc' : 'local')}
        choices={[
          { value: 'local', label: utc ? t.usage.ownClock : zone },
          { value: 'utc', label: 'UTC' },
        ]}
      />
      {!fixed && chosen.range === '1h' && <Soft small>{t.usage.live}</Soft>}
      {open && (
        <CustomRange
          key={String(utc)}
          chosen={chosen}
          hrefOf={(window) => hrefOf(appId, window)}
          onDone={() => setOpen(false)}
        />
      )}
    </>
  );
};
