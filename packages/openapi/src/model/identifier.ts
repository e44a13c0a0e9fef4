/** Words of any text: split at what is no letter or digit and where the case turns; ASCII only. */
export const wordsOf = (text: string): string[] =>
  text
    .slice(0, 400)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const LENGTH_MAX = 80;

/** PascalCase identifier of a text; `fallback` when the text has no letter or digit. */
export const pascalCase = (text: string, fallback: string): string => {
  const joined = wordsOf(text).map(capital).join('').slice(0, LENGTH_MAX);
  if (joined === '') return fallback;
  return /^\d/.test(joined) ? `${fallback}${joined}` : joined;
};

/** camelCase identifier of a text. */
export const camelCase = (text: string, fallback: string): string => {
  const pascal = pascalCase(text, capital(fallback));
  const [, head = '', tail = ''] = /^([A-Z]+(?![a-z])|[A-Z])(.*)$/s.exec(pascal) ?? ['', pascal, ''];
  return head.toLowerCase() + tail;
};

/** Hands out names that differ even when case is ignored; the first to ask keeps the plain name. */
export const createNames = (taken: Iterable<string> = []): ((wish: string) => string) => {
  const used = new Set([...taken].map((name) => name.toLowerCase()));
  return (wish) => {
    let name = wish;
    for (let count = 2; used.has(name.toLowerCase()); count += 1) name = `${wish}${count}`;
    used.add(name.toLowerCase());
    return name;
  };
};
