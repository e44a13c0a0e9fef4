import { english, type Phrase } from '@portico/words';

export type SchemaProblem = {
  /** JSON pointer into the value. */
  readonly pointer: string;
  readonly words: Phrase;
  /** `words` in English. */
  readonly message: string;
  /** JSON Schema keyword that was not met; `unchecked` where finding out would take too much. */
  readonly keyword: string;
};

export const problemOf = (pointer: string, keyword: string, words: Phrase): SchemaProblem => ({
  ...{ pointer, keyword, words },
  message: english(words),
});
