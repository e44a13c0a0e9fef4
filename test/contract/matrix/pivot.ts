import { readFileSync, writeFileSync } from 'node:fs';

const FILE = new URL('./authorization.tsv', import.meta.url);
/** Says that the file is to be written as it was answered, to be read before it is committed. */
export const REWRITES = process.env.PORTICO_WRITE_MATRIX === '1';

export type Pivot = { readonly columns: readonly string[]; readonly rows: ReadonlyMap<string, readonly string[]> };

export const keyOf = (operation: string, thing: string): string => `${operation}\t${thing}`;

/** The matrix as it is kept: for an operation and a thing, what is answered to each who asks. */
export const readPivot = (): Pivot => {
  const [head = '', ...lines] = readFileSync(FILE, 'utf8').trimEnd().split('\n');
  const rows = lines.map((line) => {
    const [operation = '', thing = '', ...cells] = line.split('\t');
    return [keyOf(operation, thing), cells] as const;
  });
  return { columns: head.split('\t').slice(2), rows: new Map(rows) };
};

export const writePivot = ({ columns, rows }: Pivot): void => {
  const lines = [...rows].map(([key, cells]) => `${key}\t${cells.join('\t')}`);
  writeFileSync(FILE, `${[['operation', 'thing', ...columns].join('\t'), ...lines].join('\n')}\n`);
};
