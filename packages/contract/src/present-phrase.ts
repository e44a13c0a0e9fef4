import type { Phrase } from '@portico/words';
import type { PhraseValue, Phrase as SentPhrase } from './generated/types.ts';
import type { Total } from './total.ts';

const VALUE_MAX = 2000;

const presentValue = (value: Phrase['values'][number]): Total<PhraseValue> =>
  typeof value === 'string'
    ? { value: value.slice(0, VALUE_MAX), phrase: undefined }
    : { value: undefined, phrase: presentPhrase(value) };

/** A phrase as it travels: a place holds a text or a phrase, each under its own name. */
export const presentPhrase = ({ text, values }: Phrase): Total<SentPhrase> => ({
  text,
  values: values.map(presentValue),
});
