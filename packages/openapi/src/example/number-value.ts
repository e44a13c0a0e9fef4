import type { Facets } from './facets.ts';
import { nameWords } from './named-text.ts';
import type { Random } from './random.ts';

const INT32_MAX = 2_147_483_647;

type Range = readonly [least: number, most: number];

/** Ranges a number of some name is usually in. */
const NAMES: readonly (readonly [RegExp, Range])[] = [
  [/(^| )(page|page number)$/, [1, 3]],
  [/(limit|page size|per page|size)$/, [10, 50]],
  [/(offset|skip)$/, [0, 20]],
  [/latitude$|^lat$/, [-60, 60]],
  [/longitude$|^(lng|lon)$/, [-170, 170]],
  [/(percent|percentage|share)$/, [0, 100]],
  [/(rating|stars|score)$/, [1, 5]],
  [/(^| )age$/, [18, 80]],
  [/(^| )year$/, [2024, 2027]],
  [/(^| )month$/, [1, 12]],
  [/(^| )day$/, [1, 28]],
  [/(^| )hour$/, [0, 23]],
  [/(^| )(minute|second)$/, [0, 59]],
  [/(^| )port$/, [1_024, 9_000]],
  [/(http )?status( code)?$/, [200, 204]],
  [/( at|timestamp|created|updated|expires( at)?)$/, [1_767_225_600, 1_798_761_600]],
  [/(price|amount|cost|total|balance|fee|tax)$/, [1, 200]],
  [/(width|height)$/, [64, 1_920]],
  [/(?:count|quantity)$|number of /, [1, 40]],
];

const rangeOf = (name: string): Range => {
  const plain = nameWords(name);
  return NAMES.find(([rule]) => rule.test(plain))?.[1] ?? [1, 100];
};

const decimalsOf = (step: number): number => {
  const text = String(step);
  const exponent = Number(/e-(\d+)$/.exec(text)?.[1] ?? 0);
  return Math.min(exponent + (/\.(\d+)/.exec(text)?.[1]?.length ?? 0), 20);
};

const divisor = (left: number, right: number): number => (right < 1 ? left : divisor(right, left % right));

/** A step that every given step divides; exact for integers. */
const stepOf = (steps: readonly number[]): number =>
  steps.reduce((joined, step) =>
    Number.isInteger(joined) && Number.isInteger(step) ? (joined / divisor(joined, step)) * step : joined * step,
  );

/** The part of a wished range that the limits leave, or a stretch beside the nearer limit. */
const within = ([least, most]: Range, low: number, high: number): Range => {
  if (low > most) return [low, Math.min(high, low + (most - least))];
  if (high < least) return [Math.max(low, high - (most - least)), high];
  return [Math.max(least, low), Math.min(most, high)];
};

const onSteps = (low: number, high: number, range: Range, step: number, facets: Facets, random: Random) => {
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  if (first > last) return undefined;
  const wish = [Math.ceil(range[0] / step), Math.floor(range[1] / step)] as const;
  const [from, to] = wish[0] <= wish[1] ? within(wish, first, last) : within([0, 10], first, last);
  const count = random.integer(from, Math.max(from, to));
  const spelled = Number((count * step).toFixed(decimalsOf(step)));
  const fits = (value: number) => value >= low && value <= high && value > facets.above && value < facets.below;
  return [spelled, first * step, (first + 1) * step, last * step, (last - 1) * step].find(fits);
};

/** A number within all limits that its name lets one expect; `undefined` when the limits leave none. */
export const numberValue = (facets: Facets, name: string, random: Random, attempt: number): number | undefined => {
  const whole = !facets.types?.has('number') && facets.types !== undefined;
  const narrow = facets.formats.includes('int32');
  const low = Math.max(facets.minimum, facets.above, narrow ? -INT32_MAX : -Number.MAX_SAFE_INTEGER);
  const high = Math.min(facets.maximum, facets.below, narrow ? INT32_MAX : Number.MAX_SAFE_INTEGER);
  if (low > high) return facets.minimum <= facets.maximum ? facets.minimum : undefined;
  const range = within(rangeOf(name), low, high);
  const steps = whole && !facets.multiples.some(Number.isInteger) ? [...facets.multiples, 1] : facets.multiples;
  const integral = facets.formats.some((format) => format === 'int32' || format === 'int64');
  if (steps.length > 0) return onSteps(low, high, range, stepOf(steps), facets, random);
  if (integral || (attempt === 0 && !/price|amount|lat|lng|lon|rate|score/i.test(name))) {
    const found = onSteps(low, high, range, 1, facets, random);
    if (found !== undefined || integral) return found;
  }
  const [least, most] = range;
  const between = least + (most - least) * (0.05 + 0.9 * random.fraction());
  const rounded = Math.round(between * 100) / 100;
  const fits = (value: number) => value > facets.above && value < facets.below && value >= low && value <= high;
  return [rounded, between, least, most].find(fits);
};
