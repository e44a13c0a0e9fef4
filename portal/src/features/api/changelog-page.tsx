import { chooseVersion, othersOf, readApi, readChanges } from '../../api/catalogue.ts';
import { inLanguage } from '../../i18n/said.ts';
import { readLocale, readWords } from '../../i18n/server.ts';
import { Changes } from '../../parts/changes.tsx';
import { FromSelect } from '../../parts/from-select.tsx';
import { StatusBanner } from '../../parts/status-banner.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { ChangelogDownload } from './changelog-download.tsx';

type Compared = { slug: string; version: string; from: string | undefined };

const Comparison = async ({ slug, version, from }: Compared) => {
  const read = await readChanges(slug, version, from);
  if (!read.ok) return <ProblemPanel problem={read.failure} />;
  const { changelog, ...changes } = await inLanguage(await readLocale(), read.data);
  return (
    <Stack>
      {changes.from && changes.compared && (
        <Row justify="end">
          <ChangelogDownload name={`${slug}-${changes.from}-to-${changes.to}.md`} changelog={changelog} />
        </Row>
      )}
      <Changes changes={changes} />
    </Stack>
  );
};

type ChangelogProps = { slug: string; asked: string | undefined; from: string | undefined };

export const ChangelogPage = async ({ slug, asked, from }: ChangelogProps) => {
  const { t } = await readWords();
  const read = await readApi(slug);
  if (!read.ok) return null;
  const version = chooseVersion(read.data, asked);
  if (!version) return <EmptyState title={t.catalogue.noVersions} />;
  const others = othersOf(read.data.versions, version.version);
  const chosen = others.find((other) => other === from);
  return (
    <Stack>
      <StatusBanner slug={slug} {...version} />
      <h2>{t.changes.title}</h2>
      <Row justify="between">
        <p>
          {t.changes.lead} <a href={`/apis/${read.data.api.slug}/changelog/feed.xml`}>{t.changes.feed}</a>
        </p>
        {others.length > 0 && (
          <FromSelect
            {...{ others, version: version.version, from: chosen }}
            words={{ compareWith: t.changes.compareWith, before: t.changes.before }}
          />
        )}
      </Row>
      <Comparison slug={read.data.api.slug} version={version.version} from={chosen} />
    </Stack>
  );
};
