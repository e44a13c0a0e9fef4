'use client';
import { useWordsOf } from '../../i18n/language.tsx';
import { apiConsole } from '../../i18n/messages/console.ts';
import { Select, TextArea, TextField } from '../../ui/field.tsx';
import type { ConsoleField } from './console-fields.ts';
import { isHeaderName, isUnsendable, textIn } from './console-request.ts';

export type Filling = {
  readonly values: Readonly<Record<string, string>>;
  readonly onType: (field: ConsoleField, text: string) => void;
  readonly onFiles: (id: string, files: readonly File[]) => void;
  /** What is wrong, by the field. */
  readonly faults: Readonly<Record<string, string>>;
};

const EXAMPLE_MAX = 80;

const useHint = (field: ConsoleField): string | undefined => {
  const t = useWordsOf(apiConsole);
  const { kind, required, example, secret, choices } = field;
  const lines = example.split('\n').map((line) => line.trim());
  const shown = lines.join(kind === 'lines' ? ', ' : ' ').slice(0, EXAMPLE_MAX);
  const said = [
    isUnsendable(field) && (field.in === 'header' && !isHeaderName(field.name) ? t.noHeader : t.unsendable),
    secret && t.secret,
    kind === 'json' && t.asJson,
    kind === 'lines' && t.perLine,
    (kind === 'file' || kind === 'files') && t.fileAgain,
    !required && !secret && shown !== '' && choices.length === 0 && t.forExample(shown),
  ].filter((one) => one !== false);
  return said.length > 0 ? said.join(' ') : undefined;
};

/** What is typed into for a parameter, or a member of a form. */
export const ConsoleFieldInput = ({ field, filling }: { field: ConsoleField; filling: Filling }) => {
  const t = useWordsOf(apiConsole);
  const { id, name, kind, required, choices, secret } = field;
  const labelled = { label: name, hint: useHint(field), error: filling.faults[id], optional: !required };
  const value = textIn(field, filling.values);
  const type = (text: string) => filling.onType(field, text);
  if (kind === 'file' || kind === 'files')
    return (
      <TextField
        {...labelled}
        type="file"
        multiple={kind === 'files'}
        onChange={({ target }) => filling.onFiles(id, [...(target.files ?? [])])}
      />
    );
  if (kind === 'choice') {
    const unset = { value: '', label: required ? t.chooseOne : t.notSet };
    return (
      <Select
        {...labelled}
        value={value}
        onChange={({ target }) => type(target.value)}
        choices={[unset, ...choices.map((choice) => ({ value: choice, label: choice }))]}
      />
    );
  }
  if (kind === 'lines' || kind === 'json')
    return (
      <TextArea
        {...labelled}
        code
        rows={Math.min(Math.max(value.split('\n').length, 2), 8)}
        value={value}
        onChange={({ target }) => type(target.value)}
      />
    );
  return (
    <TextField
      {...labelled}
      type={secret ? 'password' : 'text'}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={({ target }) => type(target.value)}
    />
  );
};
