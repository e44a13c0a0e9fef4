'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { CommandPalette, type PaletteGroup, type PaletteItem } from '../../ui/command-palette.tsx';
import type { NavigationLink, Reader } from './navigation.ts';

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

/** APIs the server found for the words typed; the last ones stay until the next are there. */
const useFoundApis = (query: string): readonly PaletteItem[] => {
  const asked = usePaused(query);
  const [found, setFound] = useState<readonly PaletteItem[]>([]);
  const { data } = useLoaded(['search', asked], () =>
    portico.listApis({ limit: FOUND_MAX, ...(asked && { q: asked }) }),
  );
  useEffect(() => {
    if (data)
      setFound(data.items.map(({ slug, name, summary }) => ({ key: `/apis/${slug}`, text: name, note: summary })));
  }, [data]);
  return found;
};

const usePages = ({ links, reader }: SearchProps, query: string): readonly PaletteItem[] => {
  const { t } = useWords();
  return useMemo(() => {
    const actions = reader
      ? [
          { href: '/apps?new=1', text: t.shell.newApp },
          ...(reader.publishes ? [{ href: '/publish/new', text: t.shell.newApi }] : []),
          { href: '/tests/new', text: t.shell.newTest },
          { href: '/teams', text: t.shell.teams },
          { href: '/account/sessions', text: t.shell.sessions },
        ]
      : [];
    const words = query.toLowerCase();
    return [...links, ...actions]
      .filter(({ text }) => text.toLowerCase().includes(words))
      .map(({ href, text }) => ({ key: href, text }));
  }, [links, reader, query, t]);
};

/** Loaded when it is opened, with all it needs (see `search-opener.tsx`). */
export const SearchDialog = ({ onClose, ...shown }: SearchProps & { onClose: () => void }) => {
  const { t } = useWords();
  const router = useRouter();
  const [query, setQuery] = useState('');
  const apis = useFoundApis(query.trim());
  const pages = usePages(shown, query.trim());
  const groups: readonly PaletteGroup[] = [
    { title: t.shell.apis, items: apis },
    { title: t.shell.pages, items: pages },
  ].filter(({ items }) => items.length > 0);
  return (
    <CommandPalette
      title={t.shell.searchTitle}
      hint={t.shell.searchHint}
      query={query}
      onQuery={setQuery}
      groups={groups}
      onChoose={(href) => {
        onClose();
        router.push(href);
      }}
      onClose={onClose}
      nothing={t.shell.searchNothing}
      results={t.shell.searchResults}
    />
  );
};
