import type { ButtonHTMLAttributes, ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { Link } from './link.tsx';

type Look = {
  kind?: 'primary' | 'danger' | 'quiet' | undefined;
  small?: boolean | undefined;
  icon?: boolean | undefined;
};

const classOf = ({ kind, small, icon }: Look) =>
  [styles.button, kind && styles[kind], small && styles.small, icon && styles.icon].filter(Boolean).join(' ');

type ButtonProps = Look & { busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement> & {
    ref?: React.Ref<HTMLButtonElement>;
  };

export const Button = ({
  kind,
  small,
  icon,
  busy = false,
  type = 'button',
  onClick,
  children,
  ...rest
}: ButtonProps) => (
  // A busy one keeps the focus, which a disabled one would lose: whoever pressed it by the keyboard stays where they are.
  <button
    {...rest}
    type={busy ? 'button' : type}
    className={classOf({ kind, small, icon })}
    onClick={busy ? undefined : onClick}
    aria-disabled={busy || undefined}
    aria-busy={busy || undefined}
  >
    {busy && <span className={styles.spin} aria-hidden="true" />}
    {children}
  </button>
);

/** In a list: opens one item of it, and looks like the name it bears. */
export const OpenButton = (props: Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className'>) => (
  <button {...props} type="button" className={styles.open} />
);

type LinkProps = Look & { children: ReactNode } & ComponentProps<typeof Link>;

export const LinkButton = ({ kind, small, icon, children, ...rest }: LinkProps) => (
  <Link {...rest} className={classOf({ kind, small, icon })}>
    {children}
  </Link>
);

/** A link that must not be fetched ahead or routed in the page: sign-in, downloads. */
export const PlainLinkButton = ({ kind, small, icon, children, ...rest }: Look & ComponentProps<'a'>) => (
  <a {...rest} className={classOf({ kind, small, icon })}>
    {children}
  </a>
);
