import type { Schema, Total } from '@portico/contract';
import { type ApiItem, type Data, mayDo, type Reader, readerOf, teamsById } from '@portico/data';
import type { Principal } from '@portico/domain';
import { presentApi } from './present.ts';

/** APIs as a reader sees them, with what their teams are called now. */
export const presentApis = async (
  data: Data,
  reader: Reader,
  items: readonly ApiItem[],
  at: Date,
): Promise<Total<Schema<'Api'>>[]> => {
  const found = items.map((item) => ({ item, rights: mayDo(reader, item) }));
  const teams = await teamsById(
    data,
    found.flatMap(({ item, rights }) => [item.teamId, ...(rights.mayEdit ? (item.sharedWith ?? []) : [])]),
  );
  return found.map(({ item, rights }) => presentApi(item, teams, rights, at));
};

/** One API, as whoever wrote it sees it. */
export const presentWritten = async (
  data: Data,
  principal: Principal,
  item: ApiItem,
  at: Date,
): Promise<Total<Schema<'Api'>>> => {
  const [reader, teams] = await Promise.all([
    readerOf(data, principal),
    teamsById(data, [item.teamId, ...(item.sharedWith ?? [])]),
  ]);
  return presentApi(item, teams, mayDo(reader, item), at);
};
