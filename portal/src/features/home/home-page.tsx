import type { HomeSection, PortalHome } from '@portico/client';
import { readAppearance } from '../../api/appearance.ts';
import { type ApiWithVersions, chooseVersion, readApi, readFeatured, readFirstCall } from '../../api/catalogue.ts';
import { inLanguage } from '../../i18n/in-language.ts';
import { readWords } from '../../i18n/server.ts';
import { ApiCard } from '../../parts/api-card.tsx';
import { ApiTile } from '../../parts/api-tile.tsx';
import { HomeHero, HomeText } from '../../parts/home-hero.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { CodeBlock } from '../../ui/code.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page, Row, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import styles from './home.module.css';

const FEATURED_MAX = 6;
/** The portal's own API, registered with every deployment: what a front page shows when nobody chose anything. */
const OWN_API = 'portico';

const SearchBox = async () => {
  const { t } = await readWords();
  return (
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
        <Button type="submit">{t.catalogue.submit}</Button>
      </form>
    </search>
  );
};

/** The first call of the API that stands first. */
const FirstCall = async ({ read }: { read: ApiWithVersions }) => {
  const { t } = await readWords();
  const { api } = read;
  const version = chooseVersion(read);
  const call = version && (await readFirstCall(api.slug, version));
  if (!call) return null;
  return (
    <section className={styles.call} aria-label={t.home.firstCall}>
      <div className={styles.callHead}>
        <ApiTile api={api} />
        <div>
          <h2>{t.home.firstCall}</h2>
          <p>
            <Link href={`/apis/${api.slug}`}>{api.name}</Link> · {t.home.firstCallLead}
          </p>
        </div>
      </div>
      <CodeBlock code={call.source} label="curl" />
    </section>
  );
};

type Sections = ReadonlySet<HomeSection>;

const Hero = async ({ first, home }: { first: ApiWithVersions | undefined; home: PortalHome }) => {
  const { t, locale } = await readWords();
  const sections: Sections = new Set(home.sections);
  return (
    <HomeHero
      title={home.headline ? inLanguage(home.headline, locale) : t.home.title}
      lead={home.lead ? inLanguage(home.lead, locale) : t.home.lead}
      beside={first && sections.has('call') ? <FirstCall read={first} /> : undefined}
    >
      {sections.has('search') && <SearchBox />}
      {sections.has('access') && (
        <Row>
          <LinkButton kind="primary" href={first ? `/apis/${first.api.slug}/plans` : '/apis'}>
            {t.home.getKey}
          </LinkButton>
          <LinkButton kind="quiet" href="/apis">
            {t.home.browse} <Icon name="right" />
          </LinkButton>
        </Row>
      )}
    </HomeHero>
  );
};

/** The front door. Nothing on it depends on what was published last: people choose what it shows, and names order it. */
export const HomePage = async ({ signedOut }: { signedOut: boolean }) => {
  const { t, locale } = await readWords();
  const [{ home }, found] = await Promise.all([readAppearance(), readFeatured(FEATURED_MAX)]);
  const sections: Sections = new Set(home.sections);
  const chosen = found.ok ? found.data : [];
  const read = await readApi(chosen.find(({ latestVersion }) => latestVersion)?.slug ?? OWN_API);
  const first = read.ok ? read.data : undefined;
  const shown = chosen.length > 0 ? chosen : first ? [first.api] : [];
  return (
    <>
      {signedOut && (
        <div className={styles.told}>
          <Banner tone="ok" role="status" title={t.shell.signedOut} />
        </div>
      )}
      <Hero first={first} home={home} />
      <Page>
        {home.text && sections.has('text') && <HomeText>{inLanguage(home.text, locale)}</HomeText>}
        {!found.ok && <ProblemPanel problem={found.failure} />}
        {shown.length > 0 && sections.has('featured') && (
          <Stack>
            <Row justify="between">
              <h2>{t.home.featured}</h2>
              <Link href="/apis">{t.home.allApis}</Link>
            </Row>
            <CardList label={t.home.featured}>
              {shown.map((api) => (
                <ApiCard key={api.id} api={api} level="h3" />
              ))}
            </CardList>
          </Stack>
        )}
        {sections.has('steps') && (
          <ol className={styles.steps}>
            {t.home.steps.map(([name, text]) => (
              <li key={name}>
                <strong>{name}</strong>
                {text}
              </li>
            ))}
          </ol>
        )}
      </Page>
    </>
  );
};
