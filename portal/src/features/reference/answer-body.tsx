'use client';
import { useEffect, useMemo, useState } from 'react';
import { useWordsOf } from '../../i18n/language.tsx';
import { apiConsole } from '../../i18n/messages/console.ts';
import { Button } from '../../ui/button.tsx';
import { indented } from '../../ui/code-language.ts';
import { CodePane } from '../../ui/code-pane.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Segments } from '../../ui/tabs.tsx';
import { answerText, fileEnding } from './answer-text.ts';
import styles from './console.module.css';
import type { Answer } from './send-call.ts';

/** Pictures are shown from what was read: nothing is asked for once more, and nothing in them acts. */
const Picture = ({ bytes, mediaType }: Pick<Answer, 'bytes' | 'mediaType'>) => {
  const t = useWordsOf(apiConsole);
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const reader = new FileReader();
    reader.onload = () => setUrl(String(reader.result));
    reader.readAsDataURL(new Blob([bytes], { type: mediaType }));
    return () => reader.abort();
  }, [bytes, mediaType]);
  // biome-ignore lint/performance/noImgElement: what an API answered is not the portal's to optimize
  return url && <img className={styles.picture} src={url} alt={t.picture} />;
};

const Shown = ({ answer }: { answer: Answer }) => {
  const t = useWordsOf(apiConsole);
  const [view, setView] = useState<'pretty' | 'raw'>('pretty');
  const { bytes, mediaType } = answer;
  const text = useMemo(() => answerText(bytes, mediaType), [bytes, mediaType]);
  const pretty = useMemo(() => (text === undefined ? undefined : indented(text)), [text]);
  if (bytes.length === 0) return <Soft small>{t.empty}</Soft>;
  if (mediaType.startsWith('image/')) return <Picture bytes={bytes} mediaType={mediaType} />;
  if (text === undefined || pretty === undefined) return <Soft small>{t.binary}</Soft>;
  return (
    <Stack gap="tight">
      {pretty !== text && (
        <Segments
          label={t.view}
          value={view}
          onChoose={setView}
          choices={[
            ['pretty', t.pretty],
            ['raw', t.raw],
          ]}
        />
      )}
      <CodePane
        label={t.answer}
        text={view === 'pretty' ? pretty : text}
        language={/json/i.test(mediaType) ? 'json' : 'text'}
      />
    </Stack>
  );
};

/** The content of an answer: text, a picture, or a file. */
export const AnswerBody = ({ answer, name }: { answer: Answer; name: string }) => {
  const t = useWordsOf(apiConsole);
  const { bytes, mediaType, cut } = answer;
  const save = () => saveFile(`${name}.${fileEnding(mediaType)}`, new Blob([bytes], { type: mediaType }));
  return (
    <>
      <Shown answer={answer} />
      {cut && <Soft small>{t.cut}</Soft>}
      {bytes.length > 0 && (
        <div>
          <Button small onClick={save}>
            {t.download}
          </Button>
        </div>
      )}
    </>
  );
};
