import { type Phrase, phrase } from '@portico/words';
import type { JsonValue } from '../json-value.ts';
import { quote } from '../read/document-problem.ts';

/** A value of a document in a message: on one line and short. */
export const valueText = (value: JsonValue): string =>
  typeof value === 'string' ? quote(value) : quote(JSON.stringify(value)).slice(1, -1);

const SHOWN_MAX = 8;

export const listText = (values: readonly JsonValue[]): string | Phrase => {
  const shown = values.slice(0, SHOWN_MAX).map(valueText).join(', ');
  return values.length > SHOWN_MAX ? phrase`${shown} and ${values.length - SHOWN_MAX} more` : shown;
};
