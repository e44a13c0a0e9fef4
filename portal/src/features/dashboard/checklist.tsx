import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Spoken } from '../../ui/layout.tsx';
import styles from './dashboard.module.css';
import { FirstCallWatch } from './first-call-watch.tsx';
import type { AppNow, Company } from './read-dashboard.ts';
import { stepsOf } from './steps.ts';

/** From nothing to a first call, and a colleague; the step that comes next is the page's one act. */
export const Checklist = async ({ apps, company }: { apps: readonly AppNow[]; company: Company }) => {
  const { t } = await readWords();
  const steps = stepsOf(apps, company);
  const next = steps.find(({ done }) => !done);
  if (!next) return null;
  const withKey = apps.find(({ keys }) => keys > 0);
  return (
    <section className={styles.panel} aria-label={t.home.checklist}>
      <h2>{t.home.checklist}</h2>
      <ol className={styles.checklist}>
        {steps.map((step, place) => (
          <li key={step.name} data-done={step.done || undefined} data-next={step === next || undefined}>
            <span className={styles.mark} aria-hidden="true">
              {step.done ? <Icon name="check" size={14} /> : place + 1}
            </span>
            <div>
              <strong>{t.home.checks[step.name][0]}</strong>
              {step.done && <Spoken>{t.home.done}</Spoken>}
              {step === next && <p>{t.home.checks[step.name][1]}</p>}
              {step === next && step.name === 'call' && withKey && <FirstCallWatch appId={withKey.app.id} />}
            </div>
            {step === next && step.name !== 'call' && (
              <LinkButton kind="primary" href={step.href}>
                {t.home.checks[step.name][0]}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};
