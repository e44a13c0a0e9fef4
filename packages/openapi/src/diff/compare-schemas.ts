import { type Phrase, phrase, sentence } from '@portico/words';
import { quote } from '../read/document-problem.ts';
import { compareConditions, compareItems } from './compare-conditions.ts';
import type { LifecyclePolicy } from './compare-lifecycle.ts';
import { compareLimits } from './compare-limits.ts';
import { compareProperties } from './compare-properties.ts';
import { compareAnnotations, compareNull, compareTypes, compareValues } from './compare-types.ts';
import { compareUnions } from './compare-unions.ts';
import { type Comparison, type Finding, type Place, stepInto, type Travel } from './schema-comparison.ts';
import type { SchemaSource } from './schema-source.ts';
import type { SchemaNode } from './settled-schema.ts';

/** Two schemas that stand for each other. What differs in them alone, and what stands inside. */
export type SchemaPair = {
  readonly before: SchemaNode;
  readonly after: SchemaNode;
  readonly travel: Travel;
  readonly place: Place;
  readonly findings: Finding[];
  readonly children: SchemaPair[];
};

type Same = (before: SchemaNode, after: SchemaNode) => boolean;

/**
 * How many parts of schemas are compared at most; the largest real documents have a tenth of that. A document can be
 * written whose allOf makes more combinations than could ever be compared.
 */
export const PARTS_MAX = 200_000;

const NOWHERE = phrase``;

const placed = ({ root, path }: Place, what: Phrase): Phrase =>
  path === '' ? phrase`${root}: ${what}.` : phrase`${quote(path)} of ${root}: ${what}.`;

/**
 * Compares schemas as a graph: each pair of schemas once for each direction, however often and in whatever circles it
 * is reached. Nothing recurses, so neither depth nor circles cost more than the pairs there are.
 */
export class SchemaComparer {
  readonly #before: SchemaSource;
  readonly #after: SchemaSource;
  readonly #same: Same;
  readonly #lifecycle: LifecyclePolicy;
  readonly #pairs = new Map<string, SchemaPair>();
  readonly #pending: SchemaPair[] = [];
  #parts = 0;
  /** Pairs that are being probed; within a circle they count as equivalent. */
  readonly #probing: Set<string>;

  constructor(
    before: SchemaSource,
    after: SchemaSource,
    same: Same,
    lifecycle: LifecyclePolicy,
    probing = new Set<string>(),
  ) {
    this.#probing = probing;
    this.#before = before;
    this.#after = after;
    this.#same = same;
    this.#lifecycle = lifecycle;
  }

  /** The pair, or undefined when both mean the same. Its findings are there after `run`. */
  pair(before: SchemaNode, after: SchemaNode, travel: Travel, given: Place): SchemaPair | undefined {
    if (this.#same(before, after)) return undefined;
    const place = this.#placeOf(before, after, travel, given);
    const key = `${travel.direction} ${travel.textual} ${sentence(place.root)}\n${before.key}\n${after.key}`;
    const known = this.#pairs.get(key);
    if (known) return known;
    this.#parts += before.parts.length + after.parts.length;
    if (this.#parts > PARTS_MAX) return undefined;
    const pair: SchemaPair = { before, after, travel, place, findings: [], children: [] };
    this.#pairs.set(key, pair);
    this.#pending.push(pair);
    return pair;
  }

  /** Whether every pair was compared; `false` only for documents that make more than `PARTS_MAX`. */
  get complete(): boolean {
    return this.#parts <= PARTS_MAX;
  }

  /** Compares everything that was asked for, and what that leads to. */
  run(): void {
    for (let pair = this.#pending.pop(); pair; pair = this.#pending.pop()) this.#expand(pair);
  }

  /** The pairs from which a difference can be reached. */
  differing(): ReadonlySet<SchemaPair> {
    const parents = new Map<SchemaPair, SchemaPair[]>();
    for (const pair of this.#pairs.values())
      for (const child of pair.children) {
        const known = parents.get(child);
        if (known) known.push(pair);
        else parents.set(child, [pair]);
      }
    const found = new Set([...this.#pairs.values()].filter(({ findings }) => findings.length > 0));
    for (const pair of found) for (const parent of parents.get(pair) ?? []) found.add(parent);
    return found;
  }

  /** Whether nothing at all differs in the meaning of two schemas. */
  #equivalent(before: SchemaNode, after: SchemaNode, travel: Travel): boolean {
    const key = `${before.key}\n${after.key}`;
    if (this.#same(before, after) || this.#probing.has(key)) return true;
    this.#probing.add(key);
    const probe = new SchemaComparer(this.#before, this.#after, this.#same, this.#lifecycle, this.#probing);
    probe.pair(before, after, travel, { root: NOWHERE, path: '' });
    probe.run();
    this.#probing.delete(key);
    return probe.differing().size === 0;
  }

  #placeOf(before: SchemaNode, after: SchemaNode, travel: Travel, given: Place): Place {
    if (before.component === undefined || after.component === undefined) return given;
    const name =
      before.component === after.component
        ? phrase`schema ${quote(before.component)}`
        : phrase`schema ${quote(before.component)} (now ${quote(after.component)})`;
    const sent = travel.direction === 'request';
    if (this.#after.ofMessages)
      return { root: sent ? phrase`${name} in what is sent` : phrase`${name} in what is received`, path: '' };
    return { root: sent ? phrase`${name} in requests` : phrase`${name} in responses`, path: '' };
  }

  #expand(pair: SchemaPair): void {
    const comparison = this.#comparison(pair);
    const whole = { before: pair.before, after: pair.after };
    compareNull(comparison);
    if (compareUnions(comparison, whole) || !compareTypes(comparison)) return;
    compareValues(comparison);
    compareLimits(comparison);
    compareAnnotations(comparison);
    compareProperties(comparison);
    compareItems(comparison);
    compareConditions(comparison);
  }

  #comparison(pair: SchemaPair): Comparison {
    const { travel, place, findings, children } = pair;
    const before = this.#before.settle(pair.before);
    const after = this.#after.settle(pair.after);
    const note = (rule: string, what: Phrase, from?: string, to?: string) => {
      const both = from === undefined && to === undefined;
      const pointers = both ? { before: before.pointer, after: after.pointer } : { before: from, after: to };
      findings.push({ rule, ...pointers, words: placed(place, what) });
    };
    return {
      ...travel,
      ...{ before, after, place, note, lifecycle: this.#lifecycle },
      report: (name, what, from, to) => note(`${travel.direction}-${name}`, what, from, to),
      descend: (from, to, step) => {
        const child = this.pair(from, to, travel, stepInto(place, step));
        if (child) children.push(child);
      },
      same: this.#same,
      equivalent: (from, to) => this.#equivalent(from, to, travel),
      settleBefore: (node) => this.#before.settle(node),
      settleAfter: (node) => this.#after.settle(node),
    };
  }
}
