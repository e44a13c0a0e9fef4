import { cookies } from 'next/headers';
import { chooseVersion, othersOf, readApi, readSdkChanges, readSdks } from '../../api/catalogue.ts';
import { readWords } from '../../i18n/server.ts';
import { CODE_LANGUAGE_COOKIE, sdkLanguageOf } from '../../parts/code-language.ts';
import { FromSelect } from '../../parts/from-select.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { SdkPanels } from './sdk-panels.tsx';

type SdksPageProps = { slug: string; asked: string | undefined; from: string | undefined };

export const SdksPage = async ({ slug, asked, from }: SdksPageProps) => {
  const { t } = await readWords();
  const read = await readApi(slug);
  if (!read.ok) return null;
  const { api, versions } = read.data;
  const version = chooseVersion(read.data, asked);
  if (!version) return <EmptyState title={t.catalogue.noVersions} />;
  if (version.kind !== 'openapi') return <EmptyState title={t.code.notMade}>{t.code.notMadeLead}</EmptyState>;
  const others = othersOf(versions, version.version);
  const chosen = others.find((other) => other === from);
  const language = sdkLanguageOf((await cookies()).get(CODE_LANGUAGE_COOKIE)?.value);
  const input = { apiId: api.slug, version: version.version };
  const [sdks, changes] = await Promise.all([
    readSdks(input),
    readSdkChanges({ ...input, language, ...(chosen !== undefined && { from: chosen }) }),
  ]);
  return (
    <Stack>
      <h2>{t.catalogue.tabs.sdks}</h2>
      <p>{t.code.lead}</p>
      {sdks.ok ? (
        <SdkPanels
          slug={api.slug}
          version={version.version}
          sdks={sdks.data.sdks}
          from={chosen}
          changes={changes.ok ? changes.data : undefined}
          rendered={language}
        >
          {others.length > 0 && (
            <FromSelect
              {...{ others, version: version.version, from: chosen }}
              words={{ compareWith: t.changes.compareWith, before: t.changes.before }}
            />
          )}
        </SdkPanels>
      ) : (
        <ProblemPanel problem={sdks.failure} />
      )}
    </Stack>
  );
};
