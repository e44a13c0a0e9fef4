import { stripVTControlCharacters } from 'node:util';

/** Where a command speaks: results on stdout, everything else on stderr. */
export type Terminal = {
  readonly json: boolean;
  /** The result: lines for people, or one JSON value. */
  readonly show: (value: unknown, lines: () => readonly string[]) => void;
  /** A remark; none with `--json`. */
  readonly say: (line: string) => void;
  /** What a person is to do before it goes on; also with `--json`. */
  readonly ask: (line: string) => void;
  /** What is under way, on one line that is written over; on terminals only. */
  readonly progress: (line: string | undefined) => void;
};

export type Streams = {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly isTerminal: boolean;
  readonly columns: number;
};

/** Text of others for a terminal: nothing in it moves the cursor or hides a line. */
export const plain = (text: string): string =>
  stripVTControlCharacters(text).replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (found) =>
    found === '\n' || found === '\t' ? found : '�',
  );

/** Columns as wide as their widest cell; the last one is as long as it is. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => {
  const all = [head, ...rows].map((row) => row.map(plain));
  const widths = head.map((_, index) => Math.max(...all.map((row) => row[index]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
};

export const openTerminal = ({ stdout, stderr, isTerminal, columns }: Streams, json: boolean): Terminal => {
  let shown = false;
  const clear = () => {
    if (shown) stderr('\r\u001b[K');
    shown = false;
  };
  return {
    json,
    show(value, lines) {
      clear();
      stdout(
        json
          ? `${JSON.stringify(value, undefined, 2)}\n`
          : lines()
              .map((line) => `${line}\n`)
              .join(''),
      );
    },
    say(line) {
      clear();
      if (!json) stderr(`${plain(line)}\n`);
    },
    ask(line) {
      clear();
      stderr(`${plain(line)}\n`);
    },
    progress(line) {
      if (!isTerminal || json) return;
      clear();
      if (line === undefined) return;
      stderr(plain(line).slice(0, Math.max(columns - 1, 20)));
      shown = true;
    },
  };
};
