import { cookies } from 'next/headers';
import { LINK_COOKIE, openLink, placeOf } from '../../api/link-cookie.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { FollowLink } from './follow-link.tsx';
import styles from './sign-in.module.css';
import { SignInCard } from './sign-in-card.tsx';

/** Where the link in the mail leads. Looking at it does nothing: who asked for it, and where, presses a button. */
export const LinkPage = async ({ link }: { link: string }) => {
  const { t } = await readWords();
  const asked = await openLink((await cookies()).get(LINK_COOKIE)?.value);
  const place = placeOf(link, asked);
  return (
    <SignInCard>
      {asked && place === 'here' ? (
        <FollowLink link={link} email={asked.email} returnTo={asked.returnTo} />
      ) : (
        <section className={styles.full}>
          <div className={styles.head}>
            <h1>{place === 'older' ? t.signIn.linkOlder : t.signIn.linkElsewhere}</h1>
            <p>{place === 'older' ? t.signIn.linkOlderLead : t.signIn.linkElsewhereLead}</p>
          </div>
          <LinkButton kind="primary" href="/sign-in">
            {t.signIn.beginHere}
          </LinkButton>
        </section>
      )}
    </SignInCard>
  );
};
