import styles from './method.module.css';

/** An operation as people know it: its method, told apart by word and colour, and its path. */
export const MethodPath = ({ method, path }: { method: string; path: string }) => (
  <span className={styles.operation}>
    <span className={styles.method} data-method={method.toLowerCase()}>
      {method.toUpperCase()}
    </span>{' '}
    <code>{path}</code>
  </span>
);
