import type { Api, ApiVersion, Plan } from '@portico/client';
import { Fragment, type ReactNode } from 'react';
import type { DocumentFacts } from '../../api/document-facts.ts';
import { readPlans } from '../../api/plans.ts';
import { readWords } from '../../i18n/server.ts';
import { kindAndVersion } from '../../parts/document-kinds.ts';
import { Mono } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import styles from './api.module.css';

const SDK_NAMES = ['TypeScript', 'Python', 'Go', 'Java'].join(' · ');

const Elsewhere = ({ href, children }: { href: string | undefined; children?: ReactNode }) =>
  href ? (
    <a href={href} rel="noreferrer nofollow ugc">
      {children ?? new URL(href).hostname}
    </a>
  ) : (
    children
  );

/** A fact that is not known is not told. */
const Fact = ({ name, children }: { name: string; children: ReactNode }) =>
  children ? (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  ) : null;

const rangeOf = (plans: readonly Plan[]): readonly [number, number] | undefined => {
  const rates = plans.map(({ requestsPerSecond }) => requestsPerSecond);
  return rates.length > 0 ? [Math.min(...rates), Math.max(...rates)] : undefined;
};

const Limits = async ({ apiId, href }: { apiId: string; href: string }) => {
  const { t, f } = await readWords();
  const plans = await readPlans(apiId);
  const range = plans.ok ? rangeOf(plans.data) : undefined;
  if (!range) return null;
  return (
    <Fact name={t.catalogue.limits}>
      <Link href={href}>{t.catalogue.limitsOf(f.number(range[0]), f.number(range[1]))}</Link>
    </Fact>
  );
};

/** Whom to ask: what people said of the API, else what the document of this version says. */
const contactOf = ({ contactName, contactMail, contactUrl }: Api, facts: DocumentFacts | undefined) => {
  const name = contactName ?? contactMail ?? contactUrl;
  if (name === undefined) return facts?.contact;
  return { name, href: contactUrl ?? (contactMail && `mailto:${contactMail}`) };
};

/** Whom to ask and what one agrees to: the publisher's own words. */
const Terms = async ({ api, facts }: { api: Api; facts: DocumentFacts | undefined }) => {
  const { t } = await readWords();
  const contact = contactOf(api, facts);
  const { license, guide } = facts ?? {};
  const terms = api.termsUrl ?? (api.termsText === undefined ? facts?.terms : undefined);
  return (
    <>
      <Fact name={t.catalogue.contact}>{contact && <Elsewhere href={contact.href}>{contact.name}</Elsewhere>}</Fact>
      <Fact name={t.catalogue.license}>{license && <Elsewhere href={license.href}>{license.name}</Elsewhere>}</Fact>
      <Fact name={t.catalogue.terms}>{terms && <Elsewhere href={terms} />}</Fact>
      <Fact name={t.catalogue.guide}>{guide && <Elsewhere href={guide} />}</Fact>
    </>
  );
};

/** Categories, each leading to the others of it. */
const Categories = async ({ categories }: Pick<Api, 'categories'>) => {
  const { t } = await readWords();
  if (categories.length === 0) return null;
  return (
    <Fact name={t.catalogue.categories}>
      {categories.map((category, index) => (
        <Fragment key={category}>
          {index > 0 && ', '}
          <Link href={`/apis?category=${encodeURIComponent(category)}`}>{category}</Link>
        </Fragment>
      ))}
    </Fact>
  );
};

type FactsProps = { api: Api; version: ApiVersion; facts: DocumentFacts | undefined };

/** What one looks up about an API, beside its text. */
export const OverviewFacts = async ({ api, version, facts }: FactsProps) => {
  const { t, f } = await readWords();
  const base = `/apis/${api.slug}`;
  return (
    <section className={styles.facts} aria-label={t.catalogue.facts}>
      <dl>
        <Fact name={t.catalogue.baseUrl}>
          <Mono>{version.gatewayUrl}</Mono>
        </Fact>
        <Fact name={t.catalogue.authentication}>{facts?.schemes.map(({ kind }) => kind).join(', ')}</Fact>
        <Limits apiId={api.id} href={`${base}/plans`} />
        <Fact name={t.catalogue.tabs.reference}>
          <Link href={`${base}/reference`}>
            {t.catalogue.operations(version.operations, f.number(version.operations))}
          </Link>
        </Fact>
        <Fact name={t.catalogue.tabs.sdks}>
          {version.kind === 'openapi' && <Link href={`${base}/sdks`}>{SDK_NAMES}</Link>}
        </Fact>
        <Fact name={t.common.version}>{version.version}</Fact>
        <Fact name={t.catalogue.updated}>{f.date(version.publishedAt ?? version.createdAt)}</Fact>
        <Fact name={t.common.owner}>
          <Link href={`/apis?teamId=${api.teamId}`}>{api.teamName}</Link>
        </Fact>
        <Categories categories={api.categories} />
        <Terms api={api} facts={facts} />
        <Fact name={t.catalogue.document}>{`${kindAndVersion(version)} · ${f.bytes(version.sizeBytes)}`}</Fact>
      </dl>
    </section>
  );
};
