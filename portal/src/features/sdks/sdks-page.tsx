import { cookies } from 'next/headers';
import { chooseVersion, readApi, readDocument } from '../../api/catalogue.ts';
import { readWords } from '../../i18n/server.ts';
import { CODE_LANGUAGE_COOKIE, sdkLanguageOf } from '../../parts/code-language.ts';
import { EmptyState } from '../../ui/feedback.tsx';
import { Stack } from '../../ui/layout.tsx';
import { firstCallOf } from './sdk-names.ts';
import { SdkPanels } from './sdk-panels.tsx';

/** Above this a document is not read for the sake of an example. */
const EXAMPLE_BYTES_MAX = 300_000;

export const SdksPage = async ({ slug, asked }: { slug: string; asked: string | undefined }) => {
  const { t } = await readWords();
  const read = await readApi(slug);
  if (!read.ok) return null;
  const { api } = read.data;
  const version = chooseVersion(read.data, asked);
  if (!version) return <EmptyState title={t.catalogue.noVersions} />;
  if (version.kind !== 'openapi') return <EmptyState title={t.code.notMade}>{t.code.notMadeLead}</EmptyState>;
  const document = version.sizeBytes <= EXAMPLE_BYTES_MAX ? await readDocument(api.slug, version.version) : undefined;
  return (
    <Stack>
      <h2>{t.catalogue.tabs.sdks}</h2>
      <p>{t.code.lead}</p>
      <SdkPanels
        slug={api.slug}
        version={version.version}
        rendered={sdkLanguageOf((await cookies()).get(CODE_LANGUAGE_COOKIE)?.value)}
        call={document?.ok ? firstCallOf(document.data) : undefined}
      />
    </Stack>
  );
};
