import type { ReactNode } from 'react';
import { Prose } from '../ui/markdown.tsx';
import styles from './home-hero.module.css';

type HomeHeroProps = { title: string; lead: string; beside?: ReactNode; children?: ReactNode };

/** What the first page says first. */
export const HomeHero = ({ title, lead, beside, children }: HomeHeroProps) => (
  <div className={styles.hero}>
    <div className={styles.inner} data-beside={beside ? true : undefined}>
      <div className={styles.words}>
        <h1>{title}</h1>
        <p className={styles.lead}>{lead}</p>
        {children}
      </div>
      {beside}
    </div>
  </div>
);

/** What admins say there besides, in Markdown. */
export const HomeText = ({ children }: { children: string }) => (
  <section className={styles.text}>
    <Prose>{children}</Prose>
  </section>
);
