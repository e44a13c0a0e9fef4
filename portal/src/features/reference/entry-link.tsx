import { Link } from '../../ui/link.tsx';
import styles from './navigation.module.css';

type EntryLinkProps = {
  href: string;
  method: string;
  name: string;
  deprecated?: boolean | undefined;
  current?: boolean;
};

/** An operation one can go to. */
export const EntryLink = ({ href, method, name, deprecated, current }: EntryLinkProps) => (
  <Link href={href} aria-current={current ? 'page' : undefined} className={deprecated ? styles.gone : undefined}>
    <span className={styles.method} data-method={method}>
      {method}
    </span>
    <span className={styles.name}>{name}</span>
  </Link>
);
