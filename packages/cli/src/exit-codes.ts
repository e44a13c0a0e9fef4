/** What a command ends with; scripts may rely on it. */
export const EXIT = {
  done: 0,
  /** Nobody's fault but the network's, the server's or ours. */
  failed: 1,
  /** Arguments, manifests and documents that cannot be read or are refused. */
  invalid: 2,
  /** Not signed in, or not allowed. */
  forbidden: 3,
  /** It worked, and the answer is no: a grade too low, a change that breaks, a publication that is blocked, drift. */
  judged: 4,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with words for people; what it says is all there is to say. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: ExitCode;
  /** What `--json` shows beside the message. */
  readonly details: object;

  constructor(message: string, exitCode: ExitCode = EXIT.invalid, details: object = {}) {
    super(message);
    this.exitCode = exitCode;
    this.details = details;
  }
}
