const CUT = '…';

/** As much of a text as fits, with a sign where something is left out. */
const cut = (text: string, fits: (line: string) => boolean): string => {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, middle) + CUT)) low = middle;
    else high = middle - 1;
  }
  // Half a character of two is none.
  return `${text.slice(0, low).replace(/[\ud800-\udbff]$/, '')}${CUT}`;
};

/** A text in so many lines at most, broken between words; what does not fit is left out, and that is seen. */
export const linesOf = (text: string, linesMax: number, fits: (line: string) => boolean): string[] => {
  const lines: string[] = [];
  const words = text.split(' ').filter(Boolean);
  for (let at = 0; at < words.length && lines.length < linesMax; ) {
    let line = words[at++] ?? '';
    while (at < words.length && fits(`${line} ${words[at]}`)) line += ` ${words[at++]}`;
    const left = at < words.length;
    const last = lines.length === linesMax - 1;
    if (last && left) line = cut(`${line} ${words[at]}`, fits);
    else if (!fits(line)) line = cut(line, fits);
    lines.push(line);
  }
  return lines;
};
