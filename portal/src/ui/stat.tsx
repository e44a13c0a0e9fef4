import styles from './stat.module.css';

export const Stats = ({ stats }: { stats: readonly (readonly [name: string, value: string])[] }) => (
  <dl className={styles.stats}>
    {stats.map(([name, value]) => (
      <div key={name} className={styles.stat}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
