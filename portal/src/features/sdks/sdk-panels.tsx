'use client';
import type { SdkLanguage } from '@portico/client';
import { useWordsOf } from '../../i18n/language.tsx';
import { code } from '../../i18n/messages/code.ts';
import { CodeBlock } from '../../ui/code.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';
import { Panels } from '../../ui/tabs.tsx';
import { useCodeLanguage } from '../../ui/use-code-language.ts';
import { SdkDownload } from './sdk-download.tsx';
import { SDK_LANGUAGES, sdkLines } from './sdk-lines.ts';
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

export const SdkPanels = (props: SdkPanelsProps) => {
  const t = useWordsOf(code);
  const [stored, choose] = useCodeLanguage();
  // Samples say JavaScript where the SDK is TypeScript.
  const wanted = stored === 'javascript' ? 'typescript' : stored;
  const language = SDK_LANGUAGES.find((name) => name === wanted) ?? 'typescript';
  return (
    <Panels
      label={t.languages}
      value={language}
      onChoose={(next) => choose(next === 'typescript' ? 'javascript' : next)}
      panels={SDK_LANGUAGES.map((name) => ({
        value: name,
        label: t.titles[name],
        content: <Sdk key={name} language={name} {...props} />,
      }))}
    />
  );
};
