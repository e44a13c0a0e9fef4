'use client';
import { useMemo } from 'react';
import { useWordsOf } from '../../i18n/language.tsx';
import { apiConsole } from '../../i18n/messages/console.ts';
import { reference } from '../../i18n/messages/reference.ts';
import { CodeField } from '../../ui/code-field.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Stack } from '../../ui/layout.tsx';
import { ConsoleFieldInput, type Filling } from './console-field.tsx';
import { BODY, type BodyFields, bodyTextIn, type Draft } from './console-request.ts';
import { offersOf } from './schema-offers.ts';

type BodyProps = {
  readonly contents: readonly BodyFields[];
  readonly chosen: BodyFields;
  readonly required: boolean;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly filling: Filling;
};

type CodeBodyProps = Pick<BodyProps, 'chosen' | 'required' | 'draft' | 'onDraft'> & { error: string | undefined };

const CodeBody = ({ chosen, required, draft, onDraft, error }: CodeBodyProps) => {
  const t = useWordsOf(apiConsole);
  const words = useWordsOf(reference);
  const { mediaType, examples, schema, kind } = chosen;
  const offers = useMemo(
    () => (kind === 'json' && schema ? offersOf(schema, words) : undefined),
    [kind, schema, words],
  );
  const text = bodyTextIn(chosen, draft);
  const write = (next: string) => onDraft({ ...draft, texts: { ...draft.texts, [mediaType]: next } });
  const own = examples.findIndex((one) => one.text === text);
  return (
    <>
      {examples.length > 1 && (
        <Select
          label={t.example}
          value={String(own)}
          onChange={({ target }) => write(examples[Number(target.value)]?.text ?? text)}
          choices={[
            ...(own < 0 ? [{ value: '-1', label: t.ownText }] : []),
            ...examples.map(({ label }, place) => ({ value: String(place), label })),
          ]}
        />
      )}
      <CodeField
        key={mediaType}
        label={t.body}
        hint={offers && t.bodyHint}
        optional={!required}
        text={text}
        error={error}
        onChange={write}
        offers={offers}
      />
    </>
  );
};

const Chosen = ({ chosen, required, draft, onDraft, filling }: Omit<BodyProps, 'contents'>) => {
  const t = useWordsOf(apiConsole);
  const { kind, fields } = chosen;
  const error = filling.faults[BODY];
  if (fields.length > 0)
    return fields.map((field) => <ConsoleFieldInput key={field.id} field={field} filling={filling} />);
  if (kind === 'file')
    return (
      <TextField
        label={t.file}
        hint={t.fileAgain}
        error={error}
        optional={!required}
        type="file"
        onChange={({ target }) => filling.onFiles(BODY, [...(target.files ?? [])])}
      />
    );
  return <CodeBody chosen={chosen} required={required} draft={draft} onDraft={onDraft} error={error} />;
};

/** The body, by its media type: code, the members of a form, or a file. */
export const ConsoleBody = ({ contents, chosen, ...rest }: BodyProps) => {
  const t = useWordsOf(apiConsole);
  const { draft, onDraft } = rest;
  return (
    <Stack>
      {contents.length > 1 && (
        <Select
          label={t.mediaType}
          value={chosen.mediaType}
          onChange={({ target }) => onDraft({ ...draft, mediaType: target.value })}
          choices={contents.map(({ mediaType }) => ({ value: mediaType, label: mediaType }))}
        />
      )}
      <Chosen chosen={chosen} {...rest} />
    </Stack>
  );
};
