import { CommandError } from '../exit-codes.ts';

const FAULTS_SHOWN = 50;

/** Every fault that was found, each with its file and line. */
export const refused = (faults: readonly string[]): CommandError =>
  new CommandError(
    [
      ...faults.slice(0, FAULTS_SHOWN),
      ...(faults.length > FAULTS_SHOWN ? [`… and ${faults.length - FAULTS_SHOWN} more`] : []),
    ].join('\n'),
    undefined,
    { faults },
  );
