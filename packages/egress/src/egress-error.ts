import { english, type Phrase } from '@portico/words';

export type EgressErrorCode =
  | 'egress-refused'
  | 'dns-failed'
  | 'connect-failed'
  | 'timeout'
  | 'response-too-large'
  | 'upstream-protocol';

/** The only error this room throws. `words` is safe to show: it names no address the caller did not give. */
export class EgressError extends Error {
  override readonly name = 'EgressError';
  readonly code: EgressErrorCode;
  readonly words: Phrase;

  constructor(code: EgressErrorCode, words: Phrase, options?: ErrorOptions) {
    super(english(words), options);
    this.words = words;
    this.code = code;
  }
}
