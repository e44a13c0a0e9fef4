import type { Api } from '@portico/client';

/** What of an API a list of maps says. */
export type MappedApi = Pick<Api, 'slug' | 'createdAt'>;
type Asked = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly createdBefore?: string | undefined;
};
/** The catalogue as every visitor has it, the newest first. */
export type ListApis = (
  asked: Asked,
) => Promise<{ readonly items: readonly MappedApi[]; readonly nextCursor?: string | undefined }>;

/** As many as a file of sitemaps.org may name. */
export const NAMED_MAX = 50_000;
const PAGE = 100;
/** Fifty years of them. */
const MONTHS_MAX = 600;

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
export const isMonth = (text: string): boolean => MONTH.test(text);
const monthOf = ({ createdAt }: MappedApi): string => createdAt.slice(0, 7);
const beginningOf = (month: string): string => `${month}-01T00:00:00.000Z`;
const monthAfter = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** APIs from an instant backwards, as long as they are wanted. */
async function* walk(list: ListApis, createdBefore: string | undefined, limit: number): AsyncGenerator<MappedApi> {
  let cursor: string | undefined;
  do {
    const page = await list({ limit, cursor, createdBefore });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

/** The newest APIs, so many at most. */
export const newestApis = async (list: ListApis, most: number): Promise<readonly MappedApi[]> => {
  const apis: MappedApi[] = [];
  for await (const api of walk(list, undefined, PAGE)) {
    apis.push(api);
    if (apis.length === most) break;
  }
  return apis;
};

/** The months in which APIs were registered, the newest first: a read of one API for each, however many there are. */
export const monthsOf = async (list: ListApis): Promise<readonly string[]> => {
  const months: string[] = [];
  let before: string | undefined;
  while (months.length < MONTHS_MAX) {
    const { value: newest } = await walk(list, before, 1).next();
    if (!newest) break;
    const month = monthOf(newest);
    months.push(month);
    before = beginningOf(month);
  }
  return months;
};

/** The APIs that were registered in a month: as many as one file may name. */
export const apisOfMonth = async (list: ListApis, month: string): Promise<readonly MappedApi[]> => {
  const apis: MappedApi[] = [];
  for await (const api of walk(list, beginningOf(monthAfter(month)), PAGE)) {
    if (monthOf(api) !== month || apis.length === NAMED_MAX) break;
    apis.push(api);
  }
  return apis;
};
