'use client';
import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useLocale, useWordsOf } from '../i18n/language.tsx';
import { tables } from '../i18n/messages/tables.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { compareKeys } from './compare-keys.ts';
import styles from './table.module.css';
import { Cells, type Column, type TableProps } from './table.tsx';

const FEATURES = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const ROW_PIXELS = 45;
/** Above this only the rows in sight are in the page. */
const PLAIN_ROWS_MAX = 100;
/** Fewer rows are looked over at a glance. */
const FILTER_FROM = 8;

type Sorted = false | 'asc' | 'desc';
const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;
const ICONS = { asc: ArrowUp, desc: ArrowDown, none: ChevronsUpDown };

const useSorted = <Row extends object>(rows: readonly Row[], columns: readonly Column<Row>[]) => {
  const locale = useLocale();
  const definitions = useMemo(
    () =>
      columns.map(({ head, sort }) => ({
        id: head,
        accessorFn: (row: Row) => sort?.(row) ?? '',
        enableSorting: sort !== undefined,
        sortFn: (one: { original: Row }, other: { original: Row }) =>
          sort ? compareKeys(sort(one.original), sort(other.original), locale) : 0,
      })),
    [columns, locale],
  );
  return useTable({ features: FEATURES, columns: definitions, data: rows });
};

const SortButton = ({ head, sorted, onSort }: { head: string; sorted: Sorted; onSort: () => void }) => {
  const Icon = ICONS[sorted || 'none'];
  return (
    <button type="button" className={styles.sort} onClick={onSort}>
      {head} <Icon size={14} aria-hidden="true" />
    </button>
  );
};

type DataTableProps<Row> = TableProps<Row> & {
  /** The words of a row that a filter above the table looks through; it is there when there is something to look for. */
  words?: (row: Row) => string;
};

/** Rows that have every word that was typed. */
const useFiltered = <Row,>(rows: readonly Row[], words: ((row: Row) => string) | undefined) => {
  const [typed, setTyped] = useState('');
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const shown =
    words && wanted.length > 0
      ? rows.filter((row) => wanted.every((word) => words(row).toLowerCase().includes(word)))
      : rows;
  return { typed, setTyped, shown, filters: words !== undefined && rows.length > FILTER_FROM };
};

/** Sorted and filtered by who reads it. */
export const FilterTable = <Row extends object>({ words, ...props }: DataTableProps<Row>) => {
  const t = { tables: useWordsOf(tables) };
  const f = useFormats();
  const { typed, setTyped, shown, filters } = useFiltered(props.rows, words);
  return (
    <>
      {filters && (
        <div className={styles.filter}>
          <input
            type="search"
            aria-label={`${t.tables.filter}: ${props.label}`}
            placeholder={t.tables.filter}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          <span role="status">{typed ? t.tables.found(f.number(shown.length), f.number(props.rows.length)) : ''}</span>
        </div>
      )}
      <DataTable {...props} rows={shown} />
    </>
  );
};

const Space = ({ height, columns }: { height: number; columns: number }) => (
  <tr className={styles.space}>
    <td colSpan={columns} style={{ height }} />
  </tr>
);

/** The rows to draw: all of few, of many those in sight, with room for the others above and below. */
const useWindow = (count: number, box: React.RefObject<HTMLElement | null>) => {
  const virtual = count > PLAIN_ROWS_MAX;
  const window = useVirtualizer({
    count: virtual ? count : 0,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 12,
  });
  const items = window.getVirtualItems();
  return {
    virtual,
    shown: virtual ? items.map(({ index }) => index) : Array.from({ length: count }, (_, index) => index),
    above: items[0]?.start ?? 0,
    below: window.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtual ? window.measureElement : undefined,
  };
};

type HeadProps<Row extends object> = {
  table: ReturnType<typeof useSorted<Row>>;
  columns: readonly Column<Row>[];
};

const Head = <Row extends object>({ table, columns }: HeadProps<Row>) => (
  <thead>
    <tr>
      {columns.map(({ head, number, sort, actions }) => {
        const column = table.getColumn(head);
        const direction = column?.getIsSorted() ?? false;
        return (
          <th
            key={head}
            scope="col"
            data-number={number || undefined}
            data-actions={actions || undefined}
            aria-sort={direction ? ARIA_SORT[direction] : undefined}
          >
            {sort ? <SortButton head={head} sorted={direction} onSort={() => column?.toggleSorting()} /> : head}
          </th>
        );
      })}
    </tr>
  </thead>
);

/** A table that can be sorted by what its columns say; its head stays, and thousands of rows cost what a screen of them does. */
export const DataTable = <Row extends object>({ label, columns, rows, keyOf }: TableProps<Row>) => {
  const box = useRef<HTMLElement>(null);
  const table = useSorted(rows, columns);
  const sorted = table.getRowModel().rows;
  const { virtual, shown, above, below, measure } = useWindow(sorted.length, box);
  const look = [styles.wrap, styles.sticky, virtual && styles.virtual].filter(Boolean).join(' ');
  const drawn = shown.flatMap((index) => (sorted[index] ? [{ index, row: sorted[index].original }] : []));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={look} tabIndex={0} aria-label={label} ref={box}>
      <table aria-label={label} aria-rowcount={virtual ? sorted.length + 1 : undefined}>
        <Head table={table} columns={columns} />
        <tbody>
          {above > 0 && <Space height={above} columns={columns.length} />}
          {drawn.map(({ index, row }) => (
            <tr key={keyOf(row)} data-index={index} ref={measure} aria-rowindex={virtual ? index + 2 : undefined}>
              <Cells columns={columns} row={row} />
            </tr>
          ))}
          {below > 0 && <Space height={below} columns={columns.length} />}
        </tbody>
      </table>
    </section>
  );
};
