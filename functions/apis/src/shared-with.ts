import { Problem } from '@portico/contract';
import { type Data, findTeam } from '@portico/data';
import { phrase } from '@portico/words';

/** Those of some teams that there are, by their ids. */
export const knownTeams = async (data: Data, references: readonly string[]): Promise<string[]> =>
  (await Promise.all(references.map((reference) => findTeam(data, reference)))).flatMap((team) => team?.teamId ?? []);

/** Teams by their ids or slugs, each once. Whoever knows what one is called so may name it; lists of them are others'. */
export const teamsNamed = async (data: Data, references: readonly string[], at: string): Promise<string[]> => {
  const found = await Promise.all(references.map((reference) => findTeam(data, reference)));
  const errors = found.flatMap((team, index) =>
    team ? [] : [{ pointer: `${at}/${String(index)}`, words: phrase`there is no team ${references[index] ?? ''}` }],
  );
  if (errors.length > 0) throw new Problem('invalid-reference', undefined, { errors });
  return [...new Set(found.flatMap((team) => team?.teamId ?? []))];
};
