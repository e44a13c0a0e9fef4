import { createInterface } from 'node:readline/promises';
import { StartError } from '../start/ports.ts';

/** Whether somebody at a terminal answers with just this; without one nobody is waited for. */
export const agreed = async (question: string, answer: string): Promise<boolean> => {
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new StartError('there is no terminal to ask at: say --yes where nobody is asked.');
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await lines.question(`${question} `)).trim().toLowerCase() === answer;
  } finally {
    lines.close();
  }
};
