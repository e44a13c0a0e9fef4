'use client';
import type { Sdk, SdkChanges, SdkLanguage } from '@portico/client';
import type { ReactNode } from 'react';
import { useWordsOf } from '../../i18n/language.tsx';
import { code } from '../../i18n/messages/code.ts';
import { samples } from '../../i18n/messages/samples.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { SDK_LANGUAGES, sdkLanguageOf } from '../../parts/code-language.ts';
import { useCodeLanguage } from '../../parts/use-code-language.ts';
import { CodeBlock } from '../../ui/code.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { Panels } from '../../ui/tabs.tsx';
import { ChangesOfCode } from './changes-of-code.tsx';
import { SdkDownload } from './sdk-download.tsx';

type SdkPanelsProps = {
  slug: string;
  version: string;
  sdks: readonly Sdk[];
  /** What the SDK is compared with: another version, or the one before. */
  from: string | undefined;
  /** What changed in the language that the page was rendered in. */
  changes: SdkChanges | undefined;
  children: ReactNode;
};

const Panel = ({ sdk, slug, version, from, changes, children }: Omit<SdkPanelsProps, 'sdks'> & { sdk: Sdk }) => {
  const t = useWordsOf(code);
  const f = useFormats();
  const { language, fileName, install, dependency, program, variables, downloads } = sdk;
  return (
    <Stack>
      <p>{t.leads[language]}</p>
      <Row>
        <SdkDownload slug={slug} version={version} language={language} file={fileName} />
        <Soft small>{downloads === 1 ? t.downloadedOnce : t.downloads(f.number(downloads))}</Soft>
      </Row>
      <h3>{t.install}</h3>
      <CodeBlock label={`${t.install}: ${t.titles[language]}`} code={install} />
      {dependency && (
        <>
          <h3>{t.dependency}</h3>
          <CodeBlock label={t.dependency} title={dependency.file} code={dependency.text} />
        </>
      )}
      <h3>{t.firstCall}</h3>
      {program ? (
        <>
          <Soft small>{variables.length > 0 ? t.firstCallLead(variables.join(', ')) : t.firstCallOpen}</Soft>
          <CodeBlock label={`${t.firstCall}: ${t.titles[language]}`} code={program} />
        </>
      ) : (
        <p>{t.inReadme}</p>
      )}
      <h3>{t.changes}</h3>
      {children}
      <ChangesOfCode
        asked={{ apiId: slug, version, language, from }}
        rendered={changes?.language === language ? changes : undefined}
      />
    </Stack>
  );
};

export const SdkPanels = ({ rendered, sdks, ...props }: SdkPanelsProps & { rendered: SdkLanguage }) => {
  const t = useWordsOf(code);
  const { languages } = useWordsOf(samples);
  const [chosen, choose] = useCodeLanguage(rendered);
  const language = sdkLanguageOf(chosen);
  return (
    <Panels
      label={languages}
      value={language}
      onChoose={(next) => choose(next === 'typescript' ? 'javascript' : next)}
      panels={SDK_LANGUAGES.map((name) => {
        const sdk = sdks.find((one) => one.language === name);
        // One for all languages: a press on its button that waits for the page's script is not lost with a choice before it.
        return { value: name, label: t.titles[name], content: sdk && <Panel sdk={sdk} {...props} /> };
      })}
    />
  );
};
