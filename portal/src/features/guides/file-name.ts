const NAME_LENGTH_MAX = 90;

/** What a file is called beside the pages: as it was, in small letters, and otherwise than those that are there. */
export const fileNameFor = (name: string, taken: readonly string[]): string => {
  const parts = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]/g, '-')
    .split('.')
    .map((part) => part.split(/[_-]+/).filter(Boolean).join('-'));
  const last = parts.length > 1 ? parts.pop()?.slice(0, 10) : undefined;
  const ending = last ? `.${last}` : '';
  const stem =
    parts
      .filter(Boolean)
      .join('.')
      .slice(0, NAME_LENGTH_MAX - 20)
      .replace(/[.-]$/, '') || 'file';
  let number = 1;
  const called = () => `${number === 1 ? stem : `${stem}-${number}`}${ending}`;
  while (taken.includes(called())) number += 1;
  return called();
};
