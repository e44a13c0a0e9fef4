/** What an operation asks of a key that is for some scopes only: one of these, whole. */
export type ScopeNeeds = readonly (readonly string[])[];

type Asking = {
  readonly tags: readonly string[];
  readonly security: readonly (readonly { readonly scopes: readonly string[] }[])[];
};

/** The scopes that its document asks of an operation's callers; where it asks none, its tags, any of them. */
export const scopeNeedsOf = ({ tags, security }: Asking): ScopeNeeds => {
  const asked = security
    .map((requirement) => requirement.flatMap(({ scopes }) => scopes))
    .filter((scopes) => scopes.length > 0);
  return asked.length > 0 ? asked : tags.map((tag) => [tag]);
};

/** What a key lacks for an operation: nothing (undefined), or the scopes of the first way; none at all, of what is for no scope. */
export const missingScopes = (held: readonly string[], needs: ScopeNeeds): readonly string[] | undefined => {
  if (needs.some((one) => one.every((scope) => held.includes(scope)))) return undefined;
  return (needs[0] ?? []).filter((scope) => !held.includes(scope));
};
