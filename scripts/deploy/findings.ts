/** What was found out before anything is changed. */
export type Finding = {
  /** What was looked at, in a word or two. */
  readonly about: string;
  /** `refused` keeps the deployment from beginning; what one should `mind` does not. */
  readonly verdict: 'good' | 'mind' | 'refused';
  readonly says: string;
};

const of =
  (verdict: Finding['verdict']) =>
  (about: string, says: string): Finding => ({ about, verdict, says });
export const good = of('good');
export const mind = of('mind');
export const refused = of('refused');

const SIGNS = { good: '✓', mind: '!', refused: '✗' } as const;

/** A finding as a line. */
export const lineOf = ({ about, verdict, says }: Finding): string => `${SIGNS[verdict]} ${about.padEnd(14)} ${says}`;

/** What somebody's error says, in a line: names first, as AWS's are what one searches for. */
export const said = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const because = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
  return `${error.name === 'Error' ? '' : `${error.name}: `}${error.message.split('\n')[0]}${because}`;
};
