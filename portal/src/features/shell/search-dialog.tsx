'use client';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { load } from '../../api/failure.ts';
import { useWords } from '../../i18n/words.tsx';
import { Spoken } from '../../ui/layout.tsx';
import type { NavigationLink, Reader } from './navigation.ts';
import styles from './shell.module.css';

type Hit = { readonly href: string; readonly text: string; readonly note?: string; readonly group: string };

/** APIs the server found for the words typed; asked for when typing pauses, an overtaken answer is dropped. */
const useFoundApis = (query: string, active: boolean): readonly Hit[] => {
  const { t } = useWords();
  const [hits, setHits] = useState<readonly Hit[]>([]);
  useEffect(() => {
    if (!active) return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const input = { limit: 8, ...(query && { q: query }) };
      const options = { signal: controller.signal };
      const found = await load(() => portico.listApis(input, options));
      if (controller.signal.aborted || !found.ok) return;
      setHits(
        found.data.items.map(({ slug, name, summary }) => ({
          href: `/apis/${slug}`,
          text: name,
          note: summary,
          group: t.shell.apis,
        })),
      );
    }, 150);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [query, active, t]);
  return hits;
};

const usePages = (links: readonly NavigationLink[], reader: Reader | undefined, query: string): readonly Hit[] => {
  const { t } = useWords();
  return useMemo(() => {
    const actions = reader
      ? [
          { href: '/apps?new=1', text: t.shell.newApp },
          ...(reader.publishes ? [{ href: '/publish/new', text: t.shell.newApi }] : []),
          { href: '/tests/new', text: t.shell.newTest },
          { href: '/account/sessions', text: t.shell.sessions },
        ]
      : [];
    const words = query.toLowerCase();
    return [...links, ...actions]
      .filter(({ text }) => text.toLowerCase().includes(words))
      .map((link) => ({ ...link, group: t.shell.pages }));
  }, [links, reader, query, t]);
};

type SearchProps = { links: readonly NavigationLink[]; reader: Reader | undefined };

const SearchBox = ({ links, reader, onGo }: SearchProps & { onGo: (href: string) => void }) => {
  const { t } = useWords();
  const id = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const apis = useFoundApis(query.trim(), true);
  const pages = usePages(links, reader, query.trim());
  const hits = [...apis, ...pages];
  const active = Math.min(chosen, hits.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setChosen((active + step + hits.length) % hits.length);
    }
    if (event.key === 'Enter') {
      const hit = hits[active];
      if (hit) onGo(hit.href);
    }
  };
  return (
    <>
      <div className={styles.field}>
        <Search size={18} aria-hidden="true" />
        <input
          // biome-ignore lint/a11y/noAutofocus: a dialog that is only for typing
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={hits.length > 0 ? `${id}-${active}` : undefined}
          aria-label={t.shell.searchTitle}
          placeholder={t.shell.searchHint}
          maxLength={100}
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={styles.results} role="listbox" id={`${id}-list`} aria-label={t.shell.search}>
        {hits.map(({ href, text, note, group }, index) => (
          <div key={group + href} role="presentation">
            {group !== hits[index - 1]?.group && (
              <div className={styles.group} role="presentation">
                {group}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys */}
            <div
              role="option"
              tabIndex={-1}
              id={`${id}-${index}`}
              aria-selected={index === active}
              onClick={() => onGo(href)}
              onMouseMove={() => setChosen(index)}
            >
              {text}
              {note && <small>{note}</small>}
            </div>
          </div>
        ))}
      </div>
      {hits.length === 0 && <p className={styles.nothing}>{t.shell.searchNothing}</p>}
      <Spoken>
        <span role="status">{t.shell.searchResults(hits.length)}</span>
      </Spoken>
    </>
  );
};

/** Loaded when it is opened, with all it needs (see `search-opener.tsx`). */
export const SearchDialog = ({ links, reader, onClose }: SearchProps & { onClose: () => void }) => {
  const { t } = useWords();
  const router = useRouter();
  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.veil} />
        <Dialog.Content className={styles.dialog} aria-describedby={undefined}>
          <Spoken>
            <Dialog.Title>{t.shell.searchTitle}</Dialog.Title>
          </Spoken>
          <SearchBox links={links} reader={reader} onGo={go} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
