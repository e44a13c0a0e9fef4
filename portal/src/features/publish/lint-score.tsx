'use client';
import type { LintReport } from '@portico/client';
import { useWords } from '../../i18n/words.tsx';
import { GRADE_TONES } from '../../parts/grade-tones.ts';
import styles from './lint.module.css';
import { lostByCategory } from './lint-categories.ts';

/** The score as a number, its grade, and a bar of a hundred points by what they were lost for. */
export const LintScore = ({ lint }: { lint: LintReport }) => {
  const { t, f } = useWords();
  const lost = lostByCategory(lint.reasons);
  return (
    <div className={styles.score}>
      <div className={styles.number} data-tone={GRADE_TONES[lint.grade]}>
        <span className={styles.grade}>{t.lint.grade(lint.grade)}</span>
        <span className={styles.points}>
          <strong>{f.number(lint.score)}</strong> / 100
        </span>
        <span className={styles.soft}>
          {t.lint.errors}: {f.number(lint.errors)} · {t.lint.warnings}: {f.number(lint.warnings)}
        </span>
      </div>
      <figure className={styles.figure}>
        <figcaption>{t.lint.byCategory}</figcaption>
        <div className={styles.bar} aria-hidden="true">
          <span data-category="kept" style={{ flexGrow: lint.score }} />
          {lost.map(([category, points]) =>
            points > 0 ? <span key={category} data-category={category} style={{ flexGrow: points }} /> : null,
          )}
        </div>
        <dl className={styles.legend}>
          {lost.map(([category, points]) => (
            <div key={category}>
              <dt>
                <span data-category={category} aria-hidden="true" />
                {t.lint.categories[category]}
              </dt>
              <dd>{points > 0 ? `−${f.number(points)}` : f.number(0)}</dd>
            </div>
          ))}
        </dl>
      </figure>
    </div>
  );
};
