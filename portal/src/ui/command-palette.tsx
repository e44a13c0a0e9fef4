'use client';
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useId } from 'react';
import styles from './command-palette.module.css';
import { Spoken } from './layout.tsx';
import { useModal } from './use-modal.ts';

export type PaletteItem = { readonly key: string; readonly text: string; readonly note?: string | undefined };
export type PaletteGroup = { readonly title: string; readonly items: readonly PaletteItem[] };

type CommandPaletteProps = {
  title: string;
  hint: string;
  query: string;
  onQuery: (query: string) => void;
  groups: readonly PaletteGroup[];
  onChoose: (key: string) => void;
  onClose: () => void;
  /** What is said when nothing was found, and of how much was. */
  nothing: string;
  results: (count: number) => string;
};

/** Everything by name: type, arrows, Enter. What is found is the caller's to say; cmdk moves through it. */
export const CommandPalette = (props: CommandPaletteProps) => {
  const { title, hint, query, onQuery, groups, onChoose, onClose, nothing, results } = props;
  const id = useId();
  const modal = useModal(onClose);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <dialog {...modal} className={styles.palette} aria-labelledby={id}>
      <Spoken>
        <span id={id}>{title}</span>
      </Spoken>
      <Command label={title} shouldFilter={false} loop className={styles.command}>
        <div className={styles.field}>
          <Search size={18} aria-hidden="true" />
          <Command.Input value={query} onValueChange={onQuery} placeholder={hint} aria-label={title} maxLength={100} />
        </div>
        <Command.List className={styles.list} label={title}>
          {groups.map(({ title: heading, items }) => (
            <Command.Group key={heading} heading={heading}>
              {items.map(({ key, text, note }) => (
                <Command.Item key={key} value={key} onSelect={() => onChoose(key)}>
                  {text}
                  {note && <small>{note}</small>}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
      {count === 0 && <p className={styles.nothing}>{nothing}</p>}
      <Spoken>
        <span role="status">{results(count)}</span>
      </Spoken>
    </dialog>
  );
};
