type Rules<T> = {
  /** How long an answer serves everybody; 0 for not at all. */
  readonly secondsOf: (answer: T) => number;
  readonly bytesOf: (answer: T) => number;
  readonly entriesMax: number;
  readonly bytesMax: number;
  readonly now?: () => number;
};

type Kept<T> = { readonly answer: Promise<T>; until: number; bytes: number };

/**
 * Answers that are the same for everybody, kept for as long as they say and within bounds; the oldest goes first.
 * Whoever asks while an answer is being made waits for that one, so that a crowd costs what one reader costs.
 */
export const sharedAnswers = <T>({ secondsOf, bytesOf, entriesMax, bytesMax, now = Date.now }: Rules<T>) => {
  const kept = new Map<string, Kept<T>>();
  let bytes = 0;
  const forget = (key: string, entry: Kept<T>) => {
    if (kept.get(key) !== entry) return;
    kept.delete(key);
    bytes -= entry.bytes;
  };
  const keep = (key: string, entry: Kept<T>, answer: T) => {
    const seconds = secondsOf(answer);
    const size = bytesOf(answer);
    if (seconds <= 0 || size > bytesMax / 4) return forget(key, entry);
    if (kept.get(key) !== entry) return;
    entry.until = now() + seconds * 1000;
    entry.bytes = size;
    bytes += size;
    for (const [oldest, other] of kept) {
      if (kept.size <= entriesMax && bytes <= bytesMax) return;
      forget(oldest, other);
    }
  };
  return (key: string, make: () => Promise<T>): Promise<T> => {
    const known = kept.get(key);
    if (known && known.until > now()) return known.answer;
    if (known) forget(key, known);
    // Under way it serves whoever asks; how long it serves after that it says itself.
    const entry: Kept<T> = { answer: make(), until: Number.POSITIVE_INFINITY, bytes: 0 };
    kept.set(key, entry);
    entry.answer.then(
      (answer) => keep(key, entry, answer),
      () => forget(key, entry),
    );
    return entry.answer;
  };
};
