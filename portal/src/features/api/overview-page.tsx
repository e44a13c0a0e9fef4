import type { Api, ApiVersion } from '@portico/client';
import { chooseVersion, curlOf, graphqlCurlOf, readApi, readFacts } from '../../api/catalogue.ts';
import type { DocumentFacts } from '../../api/document-facts.ts';
import { environment } from '../../api/environment.ts';
import { readWords } from '../../i18n/server.ts';
import { JsonLd } from '../../parts/json-ld.tsx';
import { StatusBanner } from '../../parts/status-banner.tsx';
import { CodeBlock } from '../../ui/code.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Prose } from '../../ui/markdown.tsx';
import { Abilities } from './abilities.tsx';
import styles from './api.module.css';
import { OverviewFacts } from './overview-facts.tsx';

type Told = { api: Api; version: ApiVersion; facts: DocumentFacts | undefined };

const QuickStart = async ({ version, facts }: Told) => {
  const { t } = await readWords();
  // What is sent over a broker is not called.
  if (version.kind === 'asyncapi') return null;
  const url = version.gatewayUrl.replace(/\/$/, '') + (facts?.firstPath ?? '/');
  return (
    <Stack>
      <h2>{t.catalogue.quickStart}</h2>
      <p>{t.catalogue.quickStartLead}</p>
      <CodeBlock label="curl" code={version.kind === 'graphql' ? graphqlCurlOf(url) : curlOf(url)} />
    </Stack>
  );
};

/** What an API is and can do, from what its document and the portal know of it. */
export const OverviewPage = async ({ slug, asked }: { slug: string; asked: string | undefined }) => {
  const { t } = await readWords();
  const read = await readApi(slug);
  if (!read.ok) return null;
  const { api } = read.data;
  const version = chooseVersion(read.data, asked);
  if (!version) return <EmptyState title={t.catalogue.noVersions} />;
  const told: Told = { api, version, facts: await readFacts(api.slug, version) };
  return (
    <>
      {api.visibility === 'public' && (
        <JsonLd
          data={{
            '@type': 'WebAPI',
            ...{ name: api.name, description: api.summary, termsOfService: api.termsUrl },
            url: `${environment.portalUrl}/apis/${api.slug}`,
            documentation: `${environment.portalUrl}/apis/${api.slug}/reference`,
            provider: { '@type': 'Organization', name: api.teamName },
          }}
        />
      )}
      <StatusBanner slug={slug} {...version} />
      <div className={styles.split}>
        <Stack gap="loose">
          <QuickStart {...told} />
          <Stack>
            <h2>{t.catalogue.about}</h2>
            {version.description ? <Prose>{version.description}</Prose> : <p>{t.catalogue.noDescription}</p>}
          </Stack>
          {api.termsText && (
            <Stack>
              <h2>{t.catalogue.terms}</h2>
              <Prose>{api.termsText}</Prose>
            </Stack>
          )}
          {told.facts && <Abilities api={api} version={version} facts={told.facts} />}
        </Stack>
        <OverviewFacts {...told} />
      </div>
    </>
  );
};
