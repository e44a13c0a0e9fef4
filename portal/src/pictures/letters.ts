/** Which letters a file has. */
export type Ranges = { readonly has: (letter: string) => boolean };

/** `U+0-FF,U+131`, as style sheets say it (CSS Fonts, `unicode-range`); looked up by halving. */
export const rangesOf = (text: string): Ranges => {
  const sorted = text
    .split(',')
    .map((part) => {
      const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    })
    .filter(([from, to]) => Number.isInteger(from) && Number.isInteger(to))
    .toSorted(([one], [other]) => one - other);
  return {
    has: (letter) => {
      const code = letter.codePointAt(0) ?? -1;
      let [low, high] = [0, sorted.length - 1];
      while (low <= high) {
        const middle = (low + high) >> 1;
        const [from, to] = sorted[middle] ?? [0, -1];
        if (code < from) high = middle - 1;
        else if (code > to) low = middle + 1;
        else return true;
      }
      return false;
    },
  };
};
