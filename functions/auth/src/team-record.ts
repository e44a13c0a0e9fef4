import { type Data, type Items, writeTogether } from '@portico/data';
import { beginningOf, plainLetters } from '@portico/domain';

/** A slug has 48 characters at most; so many are left for what makes it another one. */
const SLUG_MAX = 41;

/** A name as a slug: letters without accents, and digits; what has none of them is a team. */
export const slugOf = (name: string): string => {
  const plain = plainLetters(name)
    // Of whom nothing is left, nothing is whose.
    .replace(/(?<![a-z0-9])['’]s\b/g, '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-');
  const slug = beginningOf(plain.replace(/^-/, ''), SLUG_MAX).replace(/-$/, '');
  return slug.length < 2 ? 'team' : slug;
};

type NewTeam = {
  readonly teamId: string;
  readonly name: string;
  readonly ownerId: string;
  readonly at: Date;
};

/** For a transaction: a team with its first owner, and its slug, which no other team has. */
const teamParts = (items: Items, { teamId, name, ownerId, at }: NewTeam, slug: string) => ({
  slug: items.teamSlug.create({ slug, teamId }).commit(),
  team: items.team.create({ teamId, name, slug, owners: 1, revision: 1, createdAt: at.toISOString() }).commit(),
  membership: items.membership.create({ userId: ownerId, teamId, role: 'owner', joinedAt: at.toISOString() }).commit(),
});

/**
 * Makes a team, with what else is made in the same transaction: under the slug that is wished, or else one of its name
 * that is free. Answers the slug, or what was refused.
 */
export const writeTeam = async <Name extends string = never>(
  data: Data,
  team: NewTeam,
  wished: string | undefined,
  more: (items: Items, slug: string) => Readonly<Record<Name, object | undefined>>,
): Promise<{ readonly slug: string } | { readonly refused: Name | 'slug' | 'team' | 'membership' }> => {
  const own = slugOf(team.name);
  const slugs = wished === undefined ? [own, `${own}-${team.teamId.slice(-6)}`] : [wished];
  for (const slug of slugs) {
    const refused = await writeTogether<Name | 'slug' | 'team' | 'membership'>(data, (items) => ({
      ...more(items, slug),
      ...teamParts(items, team, slug),
    }));
    if (!refused) return { slug };
    if (refused !== 'slug') return { refused };
  }
  return { refused: 'slug' };
};
