'use client';
import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { signInPath } from '../../api/return-to.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { CommandPalette, type PaletteGroup, type PaletteItem } from '../../ui/command-palette.tsx';
import type { NavigationLink, Reader } from './navigation.ts';
import { foundGroups } from './search-groups.tsx';

const PAUSE_MILLISECONDS = 150;
const FOUND_MAX = 8;

type SearchProps = { links: readonly NavigationLink[]; reader: Reader | undefined };

/** What was typed, once typing pauses. */
const usePaused = (typed: string): string => {
  const [paused, setPaused] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(typed), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [typed]);
  return paused;
};

/** The last that was there stays until the next is. */
const useKept = <T,>(value: T | undefined): T | undefined => {
  const [kept, setKept] = useState(value);
  useEffect(() => {
    if (value !== undefined) setKept(value);
  }, [value]);
  return value ?? kept;
};

/** The API whose pages one is on. */
const useApiHere = (): string | undefined => /^\/apis\/([a-z0-9-]+)/.exec(usePathname())?.[1];

/** What the server found for the words typed, that of the API one reads first; the newest APIs, while there are none. */
const useFound = (query: string) => {
  const { t } = useWords();
  const asked = usePaused(query);
  const here = useApiHere();
  const newest = useLoaded(['search-newest'], () => portico.listApis({ limit: FOUND_MAX }));
  const inside = useLoaded(asked && here ? ['search', asked, here] : undefined, () =>
    portico.search({ q: asked, api: here ?? '', typing: true }),
  );
  const all = useLoaded(asked ? ['search', asked] : undefined, () => portico.search({ q: asked, typing: true }));
  const [own, others] = [useKept(inside.data), useKept(all.data)];
  const groups = useMemo((): readonly PaletteGroup[] => {
    if (query === '')
      return [
        {
          title: t.shell.apis,
          items: (newest.data?.items ?? []).map(({ slug, name, summary }) => ({
            ...{ key: `/apis/${slug}`, text: name, note: summary },
          })),
        },
      ];
    return foundGroups(t.search, here === undefined ? undefined : own, others);
  }, [query, here, newest.data, own, others, t]);
  return {
    groups,
    busy: query !== '' && (asked !== query || all.busy),
    failed: query !== '' && all.failure !== undefined,
  };
};

const useActions = ({ links, reader }: SearchProps, query: string): readonly PaletteItem[] => {
  const { t } = useWords();
  const path = usePathname();
  return useMemo(() => {
    const actions = reader
      ? [
          { href: '/apps?new=1', text: t.search.newApp },
          ...(reader.publishes ? [{ href: '/publish/new', text: t.shell.newApi }] : []),
          { href: '/tests/new', text: t.search.newTest },
          { href: '/teams', text: t.shell.teams },
          { href: '/account/sessions', text: t.shell.sessions },
        ]
      : [{ href: signInPath(path), text: t.common.signIn }];
    const words = query.toLowerCase();
    return [...links, ...actions]
      .filter(({ text }) => text.toLowerCase().includes(words))
      .map(({ href, text }) => ({ key: href, text }));
  }, [links, reader, query, path, t]);
};

/** Loaded when it is opened, with all it needs (see `search-opener.tsx`). */
export const SearchDialog = ({ onClose, ...shown }: SearchProps & { onClose: () => void }) => {
  const { t } = useWords();
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const query = typed.trim();
  const { groups, busy, failed } = useFound(query);
  const found = groups.filter(({ items }) => items.length > 0);
  const acts = useActions(shown, query);
  const none = query !== '' && found.length === 0;
  const further: PaletteItem[] = none
    ? [{ key: '/apis', text: t.search.browse }]
    : [{ key: `/search?${new URLSearchParams({ q: query })}`, text: t.search.all(query) }];
  const said = failed ? t.search.failed : busy ? t.search.searching : `${t.search.none(query)} ${t.search.noneLead}`;
  return (
    <CommandPalette
      title={t.search.searchTitle}
      hint={t.search.searchHint}
      query={typed}
      onQuery={setTyped}
      groups={[
        ...found,
        ...(acts.length > 0 ? [{ title: t.search.pages, items: acts }] : []),
        ...(query !== '' ? [{ title: t.search.title, items: further }] : []),
      ]}
      onChoose={(href) => {
        onClose();
        router.push(href);
      }}
      onClose={onClose}
      nothing={none ? said : undefined}
      results={t.search.searchResults}
    />
  );
};
