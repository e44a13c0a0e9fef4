import { readSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { StatusBanner } from '../../parts/status-banner.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Soft } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { referencePath } from './places.ts';
import { readPlace } from './read-place.ts';
import { Reference } from './reference.tsx';

/** The same document in Swagger UI. */
export const ClassicPage = async ({ slug, asked }: { slug: string; asked: string | undefined }) => {
  const [{ t }, { read, version, place }, session] = await Promise.all([
    readWords(),
    readPlace(slug, asked),
    readSession(),
  ]);
  if (!read.ok) return null;
  if (!place) return <EmptyState title={t.catalogue.noVersions} />;
  const { api } = read.data;
  if (version.kind !== 'openapi')
    return (
      <EmptyState title={t.reference.noClassic} action={<Link href={referencePath(place)}>{t.reference.ours}</Link>} />
    );
  return (
    <>
      <StatusBanner slug={api.slug} {...version} />
      <Soft small>
        {t.reference.classicLead} <Link href={referencePath(place)}>{t.reference.ours}</Link>
      </Soft>
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
