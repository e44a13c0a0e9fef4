'use client';
import type { SdkLanguage } from '@portico/client';
import { useWordsOf } from '../../i18n/language.tsx';
import { code } from '../../i18n/messages/code.ts';
import { SDK_LANGUAGES, sdkLanguageOf } from '../../parts/code-language.ts';
import { useCodeLanguage } from '../../parts/use-code-language.ts';
import { CodeBlock } from '../../ui/code.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';
import { Panels } from '../../ui/tabs.tsx';
import { SdkDownload } from './sdk-download.tsx';
import { sdkLines } from './sdk-lines.ts';
import type { FirstCall } from './sdk-names.ts';

type SdkPanelsProps = { slug: string; version: string; call: FirstCall | undefined };

const Sdk = ({ language, slug, version, call }: SdkPanelsProps & { language: SdkLanguage }) => {
  const t = useWordsOf(code);
  const { file, install, dependency, first } = sdkLines(language, { slug, version, call });
  return (
    <Stack>
      <p>{t.leads[language]}</p>
      <SdkDownload slug={slug} version={version} language={language} file={file} />
      <h3>{t.install}</h3>
      <CodeBlock label={`${t.install}: ${t.titles[language]}`} code={install} />
      {dependency && (
        <>
          <h3>{t.dependency}</h3>
          <CodeBlock label={t.dependency} title="pom.xml" code={dependency} />
        </>
      )}
      <h3>{t.firstCall}</h3>
      {first ? (
        <>
          <Soft small>{t.firstCallLead}</Soft>
          <CodeBlock label={`${t.firstCall}: ${t.titles[language]}`} code={first} />
        </>
      ) : (
        <p>{t.inReadme}</p>
      )}
    </Stack>
  );
};

export const SdkPanels = ({ rendered, ...props }: SdkPanelsProps & { rendered: SdkLanguage }) => {
  const t = useWordsOf(code);
  const [chosen, choose] = useCodeLanguage(rendered);
  const language = sdkLanguageOf(chosen);
  return (
    <Panels
      label={t.languages}
      value={language}
      onChoose={(next) => choose(next === 'typescript' ? 'javascript' : next)}
      panels={SDK_LANGUAGES.map((name) => ({
        value: name,
        label: t.titles[name],
        // One for all languages: a press on its button that waits for the page's script is not lost with a choice before it.
        content: <Sdk language={name} {...props} />,
      }))}
    />
  );
};
