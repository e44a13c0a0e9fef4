import type { Schema, Total } from '@portico/contract';
import { type ApiItem, type Data, teamNames } from '@portico/data';
import type { Principal } from '@portico/domain';
import { presentApi } from './present.ts';
import { mayDo, type Reader, readerOf } from './reader.ts';

/** APIs as a reader sees them, with what their teams are called now. */
export const presentApis = async (
  data: Data,
  reader: Reader,
  items: readonly ApiItem[],
  at: Date,
): Promise<Total<Schema<'Api'>>[]> => {
  const names = await teamNames(
    data,
    items.map(({ teamId }) => teamId),
  );
  // A team that could not be read now is told by its id.
  return items.map((item) => presentApi(item, names.get(item.teamId) ?? item.teamId, mayDo(reader, item), at));
};

/** One API, as whoever wrote it sees it. */
export const presentWritten = async (
  data: Data,
  principal: Principal,
  item: ApiItem,
  at: Date,
): Promise<Total<Schema<'Api'>>> => {
  const [reader, names] = await Promise.all([readerOf(data, principal), teamNames(data, [item.teamId])]);
  return presentApi(item, names.get(item.teamId) ?? item.teamId, mayDo(reader, item), at);
};
