/**
 * A turn of its own for each who asks, one after another: two hundred bodies that come together are checked and put into
 * events so, and what else came is answered between them.
 */
export const createTurns = () => {
  const waiting: (() => void)[] = [];
  const next = (): void => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  };
  return (): Promise<void> =>
    new Promise((settle) => {
      if (waiting.push(settle) === 1) setImmediate(next);
    });
};
