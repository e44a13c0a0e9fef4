import { Suspense } from 'react';
import { chooseVersion, curlOf, exampleUrl, readApi, searchApis } from '../../api/catalogue.ts';
import { readWords } from '../../i18n/server.ts';
import { ApiCard } from '../../parts/api-card.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { CodeBlock } from '../../ui/code.tsx';
import { EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page, Row, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import styles from './home.module.css';

const Hero = async ({ keyHref }: { keyHref: string }) => {
  const { t } = await readWords();
  return (
    <div className={styles.hero}>
      <div className={styles.inner}>
        <h1>{t.home.title}</h1>
        <p className={styles.lead}>{t.home.lead}</p>
        <search>
          <form className={styles.search} action="/apis">
            <Icon name="search" size={20} />
            <input
              type="search"
              name="q"
              maxLength={100}
              aria-label={t.home.searchLabel}
              placeholder={t.home.searchPlaceholder}
            />
            <Button type="submit" kind="primary">
              {t.catalogue.submit}
            </Button>
          </form>
        </search>
        <Row>
          <LinkButton kind="primary" href={keyHref}>
            {t.home.getKey}
          </LinkButton>
          <LinkButton href="/apis">{t.home.browse}</LinkButton>
        </Row>
      </div>
    </div>
  );
};

/** The first call of an API, read while the rest of the page is already there. */
const FirstCall = async ({ slug }: { slug: string }) => {
  const read = await readApi(slug);
  const version = read.ok ? chooseVersion(read.data) : undefined;
  return version ? <CodeBlock code={curlOf(await exampleUrl(slug, version))} label="curl" /> : null;
};

export const HomePage = async () => {
  const { t } = await readWords();
  const found = await searchApis({ limit: 6 });
  const apis = found.ok ? found.data.items : [];
  const first = apis.find(({ latestVersion }) => latestVersion);
  return (
    <>
      <Hero keyHref={first ? `/apis/${first.slug}/plans` : '/apis'} />
      <Page>
        <Stack>
          <Row justify="between">
            <h2>{t.home.featured}</h2>
            <Link href="/apis">{t.home.allApis}</Link>
          </Row>
          {!found.ok && <ProblemPanel problem={found.failure} />}
          {found.ok && apis.length === 0 && (
            <EmptyState title={t.catalogue.emptyTitle}>{t.catalogue.emptyLead}</EmptyState>
          )}
          <CardList label={t.home.featured}>
            {apis.map((api) => (
              <ApiCard key={api.id} api={api} level="h3" />
            ))}
          </CardList>
        </Stack>
        {first && (
          <Stack>
            <h2>{t.home.firstCall}</h2>
            <p>{t.home.firstCallLead}</p>
            <Suspense fallback={<Skeleton height="5.2rem" />}>
              <FirstCall slug={first.slug} />
            </Suspense>
          </Stack>
        )}
        <ol className={styles.steps}>
          {t.home.steps.map(([name, text]) => (
            <li key={name}>
              <strong>{name}</strong>
              {text}
            </li>
          ))}
        </ol>
      </Page>
    </>
  );
};
