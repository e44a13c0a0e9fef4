import { Problem, type Schema, type Total } from '@portico/contract';
import { editableApi, isKept, unlessRefused } from '@portico/data';
import type { Principal } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';
import { placedWords } from './search/words.ts';

/** Whose it is what was asked of all. */
const PORTAL = 'portal';
/** So many different ones are counted a day; of so many days they are told, and no longer kept. */
const ASKED_MAX = 100;
const DAYS = 30;
const KEPT_SECONDS = (DAYS + 1) * 86_400;
const WORDS_MAX = 5;
/** What was asked once is told to nobody: it may be about whoever asked. */
const TOLD_FROM = 2;
const TRIES_MAX = 3;

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** What is counted of a question: words of letters alone, no numbers, addresses or names of machines. */
export const countedWords = (q: string): string =>
  placedWords(q)
    .map(({ word }) => word)
    .filter((word) => /^\p{L}{2,24}$/u.test(word))
    .slice(0, WORDS_MAX)
    .join(' ');

/** What was searched for and not found, by day: of one API for whoever looks after it, of all for admins. */
export const searchMisses = ({ data, now }: Pick<Dependencies, 'data' | 'now'>) => {
  const { searchMiss } = data.entities;

  const told = async (holderId: string): Promise<Total<Schema<'SearchMisses'>>> => {
    const at = now();
    const days = Array.from({ length: DAYS }, (_, back) => dayOf(new Date(at.getTime() - back * 86_400_000)));
    const { data: items } = await searchMiss.get(days.map((day) => ({ holderId, day }))).go();
    const all = new Map<string, { words: string; count: number; lastDay: string }>();
    for (const item of items.filter((one) => isKept(one, at)))
      for (const [words, count] of Object.entries(item.asked)) {
        const { count: had = 0, lastDay = '' } = all.get(words) ?? {};
        all.set(words, { words, count: had + count, lastDay: item.day > lastDay ? item.day : lastDay });
      }
    const often = [...all.values()].filter(({ count }) => count >= TOLD_FROM);
    often.sort((one, other) => other.count - one.count || (one.words < other.words ? -1 : 1));
    return { items: often.slice(0, ASKED_MAX) };
  };

  return {
    /** Counts one more. It is written on what was read; who meets others too often is not counted. */
    async note(holderId: string | undefined, q: string): Promise<void> {
      const words = countedWords(q);
      if (words === '') return;
      const at = now();
      const key = { holderId: holderId ?? PORTAL, day: dayOf(at) };
      for (let tries = 0; tries < TRIES_MAX; tries += 1) {
        const had = (await searchMiss.get(key).go({ consistent: true })).data;
        const asked = new Map(Object.entries(had?.asked ?? {}));
        if (!asked.has(words) && asked.size >= ASKED_MAX) return;
        asked.set(words, (asked.get(words) ?? 0) + 1);
        const next = { asked: Object.fromEntries(asked), writings: (had?.writings ?? 0) + 1 };
        const expiresAtSeconds = Math.floor(at.getTime() / 1000) + KEPT_SECONDS;
        const written = await unlessRefused(
          had
            ? searchMiss
                .patch(key)
                .set(next)
                .where(({ writings }, { eq }) => eq(writings, had.writings))
                .go()
            : searchMiss.create({ ...key, ...next, expiresAtSeconds }).go(),
        );
        if (written) return;
      }
    },

    ofPortal: () => told(PORTAL),

    async ofApi(principal: Principal, reference: string): Promise<Total<Schema<'SearchMisses'>>> {
      const api = await editableApi(data, principal, reference, 'api.see-usage');
      if (!api) throw new Problem('not-found');
      return told(api.apiId);
    },
  };
};

export type SearchMisses = ReturnType<typeof searchMisses>;
