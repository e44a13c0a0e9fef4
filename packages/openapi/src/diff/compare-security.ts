import { listed, type Phrase, phrase } from '@portico/words';
import { isList, type JsonValue } from '../json-value.ts';
import { entriesOf, listOf } from '../model/document-reader.ts';
import { quote } from '../read/document-problem.ts';
import type { Scope, Side } from './comparison-scope.ts';
import type { OperationPair, OperationView } from './operation-view.ts';
import { sameValue } from './same-value.ts';

/** What one request must carry at once: scopes by scheme. */
type Alternative = ReadonlyMap<string, ReadonlySet<string>>;

const securityOf = (side: Side, view: OperationView): JsonValue | undefined =>
  view.raw.security ?? side.document.security;

/** No API has more ways to authenticate than this; each is compared with each. */
const ALTERNATIVES_MAX = 100;

/** The ways to authenticate; one that asks for nothing when the document says nothing. */
const alternativesOf = (value: JsonValue | undefined): Alternative[] => {
  const list = listOf(value)
    .slice(0, ALTERNATIVES_MAX)
    .map(
      (requirement) =>
        new Map(
          entriesOf(requirement)
            .slice(0, ALTERNATIVES_MAX)
            .map(([scheme, scopes]) => [scheme, new Set(listOf(scopes).map(String))] as const),
        ),
    );
  return list.length > 0 ? list : [new Map()];
};

const wordsFor = (alternative: Alternative): string | Phrase =>
  alternative.size === 0
    ? phrase`no credentials`
    : listed([...alternative.keys()].map(quote), (all, next) => phrase`${all} with ${next}`);

const isOpen = (alternatives: readonly Alternative[]): boolean => alternatives.some(({ size }) => size === 0);

/** Whether the credentials of one way satisfy another. */
const satisfies = (held: Alternative, asked: Alternative): boolean =>
  [...asked].every(([scheme, scopes]) => {
    const own = held.get(scheme);
    return own !== undefined && [...scopes].every((scope) => own.has(scope));
  });

const sameSchemes = (left: Alternative, right: Alternative): boolean =>
  left.size === right.size && [...left.keys()].every((scheme) => right.has(scheme));

const shared = (left: Alternative, right: Alternative): number =>
  [...left.keys()].filter((name) => right.has(name)).length;

type Say = (rule: string, message: Phrase) => void;

const compareScopes = (from: Alternative, to: Alternative, say: Say) => {
  for (const [scheme, scopes] of to) {
    const held = from.get(scheme) ?? new Set<string>();
    const added = [...scopes].filter((scope) => !held.has(scope));
    const removed = [...held].filter((scope) => !scopes.has(scope));
    const list = (names: string[]) => names.slice(0, 8).map(quote).join(', ');
    if (added.length > 0) say('security-scope-added', phrase`${quote(scheme)} asks for the scope ${list(added)} now.`);
    if (removed.length > 0)
      say('security-scope-removed', phrase`${quote(scheme)} no longer asks for the scope ${list(removed)}.`);
  }
};

const compareLost = (from: Alternative, after: readonly Alternative[], say: Say) => {
  const same = after.find((to) => sameSchemes(from, to));
  if (same) return compareScopes(from, same, say);
  const more = after.find((to) => shared(from, to) === from.size && to.size > from.size);
  if (more && from.size > 0)
    return say(
      'security-scheme-required',
      phrase`Instead of ${wordsFor(from)}, ${wordsFor(more)} is asked for at once.`,
    );
  say('security-alternative-removed', phrase`Authenticating with ${wordsFor(from)} is no longer taken.`);
};

const compareAlternatives = (before: readonly Alternative[], after: readonly Alternative[], say: Say) => {
  const wasOpen = isOpen(before);
  const open = isOpen(after);
  if (wasOpen && !open)
    say(
      'security-added',
      phrase`Credentials are asked for: ${listed(after.map(wordsFor), (all, next) => phrase`${all} or ${next}`)}.`,
    );
  if (!wasOpen && open) say('security-dropped', phrase`Credentials are no longer asked for.`);
  const lost = before.filter((from) => !after.some((to) => satisfies(from, to)));
  for (const from of lost) if (from.size > 0) compareLost(from, after, say);
  for (const to of after) {
    if (to.size === 0 || before.some((from) => sameSchemes(from, to) && satisfies(to, from) && satisfies(from, to)))
      continue;
    const same = before.find((from) => sameSchemes(from, to));
    const waived = before.find((from) => from.size > to.size && satisfies(from, to));
    if (same) {
      if (!lost.includes(same)) compareScopes(same, to, say);
    } else if (waived)
      say('security-scheme-waived', phrase`Instead of ${wordsFor(waived)}, ${wordsFor(to)} is enough.`);
    else if (!lost.some((from) => from.size > 0 && shared(from, to) === from.size) && !wasOpen)
      say('security-alternative-added', phrase`Authenticating with ${wordsFor(to)} is taken too.`);
  }
};

/** Compares what credentials an operation asks for; what the document asks for holds where the operation says nothing. */
export const compareSecurity = (scope: Scope, { before, after }: OperationPair) => {
  const from = securityOf(scope.before, before);
  const to = securityOf(scope.after, after);
  if (sameValue(from ?? [], to ?? [])) return;
  const pointer = (view: OperationView) => (isList(view.raw.security) ? `${view.pointer}/security` : view.pointer);
  compareAlternatives(alternativesOf(from), alternativesOf(to), (rule, message) =>
    scope.add(rule, after.name, { before: pointer(before), after: pointer(after) }, message),
  );
};

/** Names of the schemes an operation may ask for. */
export const schemesOf = (side: Side, view: OperationView): Set<string> =>
  new Set(alternativesOf(securityOf(side, view)).flatMap((alternative) => [...alternative.keys()]));
