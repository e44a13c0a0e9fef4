'use client';
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import styles from './command-palette.module.css';
import { Spoken } from './layout.tsx';
import { useModal } from './use-modal.ts';

export type PaletteItem = { readonly key: string; readonly text: ReactNode; readonly note?: ReactNode };
export type PaletteGroup = { readonly title: string; readonly items: readonly PaletteItem[] };

type CommandPaletteProps = {
  title: string;
  hint: string;
  query: string;
  onQuery: (query: string) => void;
  groups: readonly PaletteGroup[];
  onChoose: (key: string) => void;
  onClose: () => void;
  /** What is said where nothing was found, or nothing yet; and of how much was. */
  nothing: string | undefined;
  results: (count: number) => string;
};

/** Everything by name: type, arrows, Enter. What is found is the caller's to say; cmdk moves through it. */
export const CommandPalette = (props: CommandPaletteProps) => {
  const { title, hint, query, onQuery, groups, onChoose, onClose, nothing, results } = props;
  const id = useId();
  const modal = useModal(onClose);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const first = groups[0]?.items[0]?.key ?? '';
  const [chosen, setChosen] = useState(first);
  // What comes late and stands first is what Enter leads to.
  useEffect(() => setChosen(first), [first]);
  return (
    <dialog {...modal} className={styles.palette} aria-labelledby={id}>
      <Spoken>
        <span id={id}>{title}</span>
      </Spoken>
      <Command
        label={title}
        shouldFilter={false}
        loop
        value={chosen}
        onValueChange={setChosen}
        className={styles.command}
      >
        <div className={styles.field}>
          <Search size={18} aria-hidden="true" />
          <Command.Input value={query} onValueChange={onQuery} placeholder={hint} aria-label={title} maxLength={200} />
        </div>
        {nothing !== undefined && <p className={styles.nothing}>{nothing}</p>}
        <Command.List className={styles.list} label={title}>
          {groups.map(({ title: heading, items }) => (
            <Command.Group key={heading} heading={heading}>
              {items.map(({ key, text, note }) => (
                <Command.Item key={key} value={key} onSelect={() => onChoose(key)}>
                  <span>{text}</span>
                  {note && <small>{note}</small>}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
      <Spoken>
        <span role="status">{nothing ?? results(count)}</span>
      </Spoken>
    </dialog>
  );
};
