'use client';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './menu.module.css';

const ITEMS = '[role^="menuitem"]';
const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

type MenuProps = {
  label: string;
  /** What the button shows. */
  trigger: ReactNode;
  className?: string | undefined;
  /** Elements with the role menuitem or menuitemradio and `tabIndex={-1}`; pressing one closes the menu. */
  children: ReactNode;
};

/** A menu button (WAI-ARIA APG): arrows move, Esc closes and goes back, leaving closes. */
export const Menu = ({ label, trigger, className, children }: MenuProps) => {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const items = () => [...(root.current?.querySelectorAll<HTMLElement>(ITEMS) ?? [])];
  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>(`${ITEMS}[aria-checked="true"], ${ITEMS}`)?.focus();
    const away = ({ target }: PointerEvent) => {
      if (target instanceof Node && !root.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [open]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      setOpen(false);
      button.current?.focus();
    }
    if (event.key === 'ArrowDown' && !open) setOpen(true);
    const step = open ? STEPS[event.key] : undefined;
    if (!step && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    all[step?.(at, all.length) ?? -1]?.focus();
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && !root.current?.contains(relatedTarget)) setOpen(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and focus of the button and the items inside
    <div className={styles.root} ref={root} onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {trigger}
      </button>
      {open && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: items are pressed by keys themselves, which click
        <div className={styles.menu} role="menu" aria-label={label} tabIndex={-1} onClick={() => setOpen(false)}>
          {children}
        </div>
      )}
    </div>
  );
};

/** One of a few in a menu. */
export const MenuChoice = ({
  checked,
  onChoose,
  lang,
  children,
}: {
  checked: boolean;
  onChoose: () => void;
  lang?: string;
  children: ReactNode;
}) => (
  <button type="button" role="menuitemradio" tabIndex={-1} aria-checked={checked} lang={lang} onClick={onChoose}>
    {children}
  </button>
);
