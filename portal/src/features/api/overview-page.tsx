import type { Api, ApiVersion } from '@portico/client';
import { chooseVersion, readApi, readFacts, readFirstCall } from '../../api/catalogue.ts';
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

const QuickStart = async ({ call }: { call: string }) => {
  const { t } = await readWords();
  return (
    <Stack>
      <h2>{t.catalogue.quickStart}</h2>
      <p>{t.catalogue.quickStartLead}</p>
      <CodeBlock label="curl" code={call} />
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
  const [facts, call] = await Promise.all([readFacts(api.slug, version), readFirstCall(api.slug, version)]);
  const told: Told = { api, version, facts };
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
          {call && <QuickStart call={call.source} />}
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
