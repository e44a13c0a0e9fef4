'use client';
import { type ComponentProps, useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Segments } from '../../ui/tabs.tsx';

type Control = ComponentProps<'input'> & { error?: string | undefined };
type MetadataFieldProps = {
  url: Control;
  text: Omit<ComponentProps<'textarea'>, 'ref'> & { error?: string | undefined };
  /** What a file holds stands in the field, to be looked at. */
  onText: (text: string) => void;
  onUrl: (url: string) => void;
};

/** Metadata by URL, as a file, or pasted: one of them. */
export const MetadataField = ({ url, text, onText, onUrl }: MetadataFieldProps) => {
  const { t } = useWords();
  const [source, setSource] = useState<'url' | 'text'>('url');
  const choose = (chosen: 'url' | 'text') => {
    setSource(chosen);
    if (chosen === 'url') onText('');
    else onUrl('');
  };
  return (
    <Stack>
      <div>
        <Segments
          label={t.connections.source}
          value={source}
          onChoose={choose}
          choices={[
            ['url', t.connections.sources.url],
            ['text', t.connections.sources.text],
          ]}
        />
      </div>
      {source === 'url' ? (
        <TextField label={t.connections.metadataUrl} hint={t.connections.metadataUrlHint} type="url" {...url} />
      ) : (
        <>
          <TextField
            label={t.connections.metadataFile}
            type="file"
            accept=".xml,application/xml,text/xml,application/samlmetadata+xml"
            onChange={async ({ target }) => {
              const file = target.files?.[0];
              if (file) onText(await file.text());
            }}
          />
          <TextArea label={t.connections.metadata} hint={t.connections.metadataHint} code rows={8} {...text} />
        </>
      )}
    </Stack>
  );
};
