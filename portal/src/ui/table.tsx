import type { ReactNode } from 'react';
import styles from './table.module.css';

export type Column<Row> = {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  readonly number?: boolean;
  /** One word that may be long, as an address is: it is broken anywhere, so that the other columns have room. */
  readonly long?: boolean;
  /** What can be done with the row: always in sight, however wide the table is. */
  readonly actions?: boolean;
  /** What to sort by, where a table can be sorted. */
  readonly sort?: (row: Row) => string | number;
};

export const Cells = <Row,>({ columns, row }: { columns: readonly Column<Row>[]; row: Row }) =>
  columns.map(({ head, cell, number, long, actions }) => (
    <td
      key={head}
      data-label={head}
      data-number={number || undefined}
      data-long={long || undefined}
      data-actions={actions || undefined}
    >
      <span>{cell(row)}</span>
    </td>
  ));

export type TableProps<Row> = {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
};
/** `groupOf`: what stands above the rows that belong together. */
type GroupedProps<Row> = TableProps<Row> & { groupOf?: (row: Row) => string };

const grouped = <Row,>(rows: readonly Row[], groupOf: ((row: Row) => string) | undefined) => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groupOf?.(row) ?? '';
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return [...groups];
};

/** A table that scrolls by itself, by keyboard too; where it has little room each row is a card. */
export const Table = <Row,>({ label, columns, rows, keyOf, groupOf }: GroupedProps<Row>) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section className={styles.wrap} tabIndex={0} aria-label={label}>
    <table aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ head, number, actions }) => (
            <th key={head} scope="col" data-number={number || undefined} data-actions={actions || undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {grouped(rows, groupOf).map(([group, members]) => (
        <tbody key={group}>
          {group && (
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={columns.length}>
                {group}
              </th>
            </tr>
          )}
          {members.map((row) => (
            <tr key={keyOf(row)}>
              <Cells columns={columns} row={row} />
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  </section>
);
