import { sameText } from './same-text.ts';

/** The values of a secret while it is replaced: the current one makes, and each of all, that one first, is taken. */
export type LiveSecret = { readonly current: string; readonly all: readonly string[] };

export const liveSecret = (current: string, others: readonly string[] = []): LiveSecret => ({
  current,
  all: [...new Set([current, ...others])],
});

/** Whether a text is what one of the values makes; compared in constant time. */
export const isMadeBy = ({ all }: LiveSecret, shown: string, make: (value: string) => string): boolean =>
  all.filter((value) => sameText(shown, make(value))).length > 0;

/** How Secrets Manager is asked; a version of a secret never changes. */
export type SecretReads = {
  /** The labels of each version that has some. */
  readonly stages: () => Promise<Readonly<Record<string, readonly string[]>>>;
  /** A version; the current one, where none is said. */
  readonly version: (id?: string) => Promise<{ readonly id: string; readonly value: string }>;
};

const CURRENT = 'AWSCURRENT';
/** One that comes is taken before anything is made with it, and one that goes as long as it has its label. */
const TAKEN = ['AWSPENDING', 'AWSPREVIOUS'] as const;

/** What is older is read again beside what is answered. */
const FRESH_MILLISECONDS = 30_000;
/** What is older is nothing to answer with: only an instance that has rested has it. */
const STALE_MILLISECONDS = 60_000;

/** How long after a change of its labels no instance goes by the earlier ones. */
export const SECRET_SPREAD_MILLISECONDS = STALE_MILLISECONDS;

/**
 * The live values of a secret, never older than a minute. They are read again in the background, by one at a time; only an
 * instance that nobody asked for a minute waits for it. Where they cannot be read, what is known goes on.
 */
export const rereadSecret = (reads: SecretReads, now: () => number = Date.now): (() => Promise<LiveSecret>) => {
  let known: { readonly secret: LiveSecret; readonly versions: ReadonlyMap<string, string> } | undefined;
  let [readAt, triedAt] = [0, 0];
  let under: Promise<LiveSecret> | undefined;

  const read = async (): Promise<LiveSecret> => {
    const begun = now();
    triedAt = begun;
    const before = known?.versions ?? new Map<string, string>();
    const [stages, first] = await Promise.all([reads.stages(), before.size === 0 ? reads.version() : undefined]);
    const versions = new Map(first ? [[first.id, first.value]] : before);
    const labelled = (label: string) => Object.keys(stages).filter((id) => stages[id]?.includes(label));
    const [current] = labelled(CURRENT);
    if (current === undefined) throw new Error('the secret has no current value');
    const wanted = [current, ...TAKEN.flatMap(labelled)];
    const missing = wanted.filter((id) => !versions.has(id));
    for (const { id, value } of await Promise.all(missing.map((id) => reads.version(id)))) versions.set(id, value);
    const values = wanted.map((id) => versions.get(id) ?? '');
    if (values.includes('')) throw new Error('the secret has no value');
    const [value = '', ...others] = values;
    known = {
      secret: liveSecret(value, others),
      versions: new Map([...versions].filter(([id]) => wanted.includes(id))),
    };
    readAt = begun;
    return known.secret;
  };
  const again = (): Promise<LiveSecret> => {
    under ??= read().finally(() => {
      under = undefined;
    });
    return under;
  };

  return async () => {
    if (!known) return again();
    const { secret } = known;
    const at = now();
    if (at - readAt < FRESH_MILLISECONDS) return secret;
    // One that failed is tried again when another is due.
    const mayTry = under !== undefined || at - triedAt >= FRESH_MILLISECONDS;
    const newer = mayTry ? again().catch(() => secret) : secret;
    return at - readAt < STALE_MILLISECONDS ? secret : newer;
  };
};
