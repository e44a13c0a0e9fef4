export type EgressErrorCode =
  | 'egress-refused'
  | 'dns-failed'
  | 'connect-failed'
  | 'timeout'
  | 'response-too-large'
  | 'upstream-protocol';

/** The only error this room throws. `message` is safe to show: it names no address the caller did not give. */
export class EgressError extends Error {
  override readonly name = 'EgressError';
  readonly code: EgressErrorCode;

  constructor(code: EgressErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
