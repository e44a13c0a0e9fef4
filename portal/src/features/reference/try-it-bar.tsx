'use client';
import { usePathname } from 'next/navigation';
import { signInPath } from '../../api/return-to.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { catalogue } from '../../i18n/messages/catalogue.ts';
import { LinkButton, PlainLinkButton } from '../../ui/button.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { Select } from '../../ui/field.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import styles from './reference.module.css';
import type { TryIt } from './try-it-key.ts';

type TryItBarProps = { api: { slug: string }; draft: boolean; signedIn: boolean; tryIt: TryIt };

const Caller = ({ api, tryIt }: Pick<TryItBarProps, 'api' | 'tryIt'>) => {
  const t = { catalogue: useWordsOf(catalogue) };
  if (tryIt.failure) return <ProblemPanel problem={tryIt.failure} onRetry={tryIt.reload} />;
  if (!tryIt.ready) return <Skeleton height="4rem" />;
  if (tryIt.apps.length === 0) {
    return (
      <div className={styles.line}>
        <p>{t.catalogue.noSubscription}</p>
        <LinkButton kind="primary" small href={`/apis/${api.slug}/plans`}>
          {t.catalogue.subscribe}
        </LinkButton>
      </div>
    );
  }
  return (
    <Select
      label={t.catalogue.identity}
      hint={t.catalogue.identityHint}
      value={tryIt.appId ?? ''}
      onChange={({ target }) => tryIt.choose(target.value)}
      choices={tryIt.apps.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
};

/** Who the calls of this page are made as; nobody pastes a key. */
export const TryItBar = ({ api, draft, signedIn, tryIt }: TryItBarProps) => {
  const t = { catalogue: useWordsOf(catalogue) };
  const path = usePathname();
  if (draft) return <Banner tone="warn" title={t.catalogue.notPublished} />;
  return (
    <section className={styles.bar} aria-label={t.catalogue.tryIt}>
      {signedIn ? (
        <Caller api={api} tryIt={tryIt} />
      ) : (
        <div className={styles.line}>
          <p>{t.catalogue.visitorHint}</p>
          <PlainLinkButton kind="primary" small href={signInPath(path)}>
            {t.catalogue.signInToTry}
          </PlainLinkButton>
        </div>
      )}
    </section>
  );
};
