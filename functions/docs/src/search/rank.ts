import { answers } from './closeness.ts';
import type { Candidate, Part } from './version-index.ts';
import { type Asked, placedWords } from './words.ts';

/** How telling it is where a record has a word. */
const TELLS: Readonly<Record<Part, number>> = { title: 1, name: 0.9, path: 0.8, tags: 0.6, fields: 0.35, text: 0.3 };
const OF_THE_API = 0.5;
const OLD = 0.8;
const KINDS = { api: 1.2, operation: 1, page: 1, schema: 0.8 } as const;

export type Ranked = Candidate & { readonly score: number };

/**
 * How well records answer, by nothing but themselves and what was asked: an order that follows from how often others use
 * a word would tell of those that a reader may not see.
 */
export const ranker = (asked: readonly Asked[], apiWords: readonly string[]) => {
  const known = new Map<string, readonly number[]>();
  /** How well a word that is there answers each one asked for. */
  const answering = (word: string): readonly number[] => {
    const found = known.get(word) ?? asked.map((one) => answers(one, word));
    known.set(word, found);
    return found;
  };
  const byApi = asked.map((one) => Math.max(0, ...apiWords.map((word) => answers(one, word))) * OF_THE_API);
  const all = asked.reduce((sum, { weight }) => sum + weight, 0);
  return ({ record, match }: Candidate): Ranked => {
    const best = [...byApi];
    let own = 0;
    for (const [word, parts] of Object.entries(match)) {
      const tells = Math.max(...parts.map((part) => TELLS[part]));
      for (const [at, close] of answering(word).entries()) {
        best[at] = Math.max(best[at] ?? 0, close * tells);
        own = Math.max(own, close * tells);
      }
    }
    const had = asked.reduce((sum, { weight }, at) => sum + weight * (best[at] ?? 0), 0) / all;
    const covered = asked.reduce((sum, { weight }, at) => sum + ((best[at] ?? 0) > 0 ? weight : 0), 0) / all;
    // Of two that have all that is asked for, it is sooner the one that says little else.
    const title = placedWords(record.title);
    const said = title.filter(({ word }) => answering(word).some((close) => close > 0)).length;
    const whole = title.length === 0 ? 0 : said / title.length;
    const steps = record.path ? record.path.split('/').length : 4;
    const score =
      own === 0
        ? 0
        : covered *
          covered *
          (had + 0.35 * whole + 0.4 / (steps + 2)) *
          KINDS[record.kind] *
          (record.deprecated ? OLD : 1);
    return { record, match, score };
  };
};
