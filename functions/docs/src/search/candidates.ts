import { type Reader, sees } from '@portico/data';
import type { OpenedSearch } from './opened.ts';
import { type Audience, partOfWord, partsNear, shardKey } from './shards.ts';
import type { Asked } from './words.ts';

/** An API in which what is asked for may be found, and how likely. */
export type LikelyApi = { readonly apiId: string; readonly score: number };

/** So many of the likeliest are looked at. */
const LIKELY_MAX = 25;

const ANYBODYS = { public: 'public', internal: 'internal' } as const;

/** Whose parts a reader reads at all. What is hidden is told of by the teams that see it, one by one. */
const audiencesOf = (reader: Reader): readonly Audience[] => {
  const open = ([audience]: readonly [Audience, string]) => sees(reader, { scope: audience, teamId: '' });
  const listed = (Object.entries(ANYBODYS) as [Audience, string][]).filter(open).map(([audience]) => audience);
  return reader.principal ? [...listed, 'hidden'] : listed;
};

const seesHidden = (reader: Reader, teams: readonly string[] | undefined): boolean => {
  const [teamId = '', ...shownTo] = teams ?? [];
  return teams === undefined || sees(reader, { scope: teamId, teamId, shownTo });
};

/**
 * The APIs that likeliest have what is asked for, of those that the reader sees by what was written with them. It reads the
 * part of each word; of a word that none of them has, the three beside it too, for the slip may be in its second letter.
 */
export const likelyApis = async (
  opened: OpenedSearch,
  reader: Reader,
  asked: readonly Asked[],
): Promise<readonly LikelyApi[]> => {
  /** Of each API its place, and of each word how well it answers at that place: a word that all have is had by thousands. */
  const places = new Map<string, number>();
  const best = asked.map((): number[] => []);
  const had = new Set<number>();
  const audiences = audiencesOf(reader);
  const look = async (wanted: readonly (readonly [at: number, part: string])[]) => {
    const byPart = Map.groupBy(wanted, ([, part]) => part);
    const read = audiences.flatMap((audience) =>
      [...byPart].map(([part, of]) => ({ key: shardKey(audience, part), of })),
    );
    const shards = await Promise.all(read.map(async ({ key, of }) => ({ shard: await opened.part(key), of })));
    for (const { shard, of } of shards) {
      const ats = of.map(([at]) => at);
      const words = ats.flatMap((at) => asked[at] ?? []);
      shard?.find(
        words,
        (teams) => seesHidden(reader, teams),
        (apiId, index, well) => {
          const at = ats[index] ?? 0;
          const place = places.get(apiId) ?? places.size;
          places.set(apiId, place);
          const scores = best[at];
          if (scores) scores[place] = Math.max(scores[place] ?? 0, well);
          had.add(at);
        },
      );
    }
  };
  await look(asked.map(({ word }, at) => [at, partOfWord(word)]));
  const missed = asked.flatMap(({ word }, at) =>
    had.has(at) ? [] : partsNear(word).flatMap((part) => (part === partOfWord(word) ? [] : [[at, part] as const])),
  );
  if (missed.length > 0) await look(missed);
  const all = asked.reduce((sum, { weight }) => sum + weight, 0);
  const scoreAt = (place: number): number => {
    let covered = 0;
    let well = 0;
    for (let at = 0; at < asked.length; at += 1) {
      const own = best[at]?.[place] ?? 0;
      const weight = asked[at]?.weight ?? 0;
      if (own > 0) covered += weight;
      well += weight * own;
    }
    return (covered / all) ** 2 * (well / all);
  };
  // Of two alike the newer one, so that the order is one.
  const before = (one: LikelyApi, other: LikelyApi) => other.score - one.score || (one.apiId < other.apiId ? 1 : -1);
  let likeliest: LikelyApi[] = [];
  for (const [apiId, place] of places) {
    const score = scoreAt(place);
    const last = likeliest[LIKELY_MAX - 1];
    if (last && score < last.score) continue;
    likeliest.push({ apiId, score });
    if (likeliest.length >= 2 * LIKELY_MAX) likeliest = likeliest.sort(before).slice(0, LIKELY_MAX);
  }
  return likeliest.sort(before).slice(0, LIKELY_MAX);
};
