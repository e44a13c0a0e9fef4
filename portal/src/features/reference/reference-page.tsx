import { chooseVersion, readApi } from '../../api/catalogue.ts';
import { readSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { StatusBanner } from '../../parts/status-banner.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Reference } from './reference.tsx';

export const ReferencePage = async ({ slug, asked }: { slug: string; asked: string | undefined }) => {
  const { t } = await readWords();
  const [read, session] = await Promise.all([readApi(slug), readSession()]);
  if (!read.ok) return null;
  const version = chooseVersion(read.data, asked);
  if (!version) return <EmptyState title={t.catalogue.noVersions} />;
  const { api } = read.data;
  return (
    <>
      <StatusBanner slug={api.slug} {...version} />
      <Reference
        key={version.version}
        api={{ id: api.id, slug: api.slug, name: api.name }}
        version={{
          version: version.version,
          status: version.status,
          sizeBytes: version.sizeBytes,
          gatewayUrl: version.gatewayUrl,
        }}
        signedIn={session !== undefined}
      />
    </>
  );
};
