type Range = { readonly type: string; readonly quality: number };

/** What is accepted (RFC 9110, 12.5.1), without parameters but how much it is liked. */
const rangesOf = (accept: string): readonly Range[] =>
  accept.split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const said = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const quality = said === undefined ? 1 : Number(said);
    return { type, quality: quality >= 0 && quality <= 1 ? quality : 0 };
  });

/** How much a type is liked: by the range that names it most closely. */
const qualityOf = (media: string, ranges: readonly Range[]): number => {
  const names = [media, `${media.split('/')[0]}/*`, '*/*'];
  for (const name of names) {
    const found = ranges.filter(({ type }) => type === name).map(({ quality }) => quality);
    if (found.length > 0) return Math.max(...found);
  }
  return 0;
};

/** Of the media types of an answer the one that is preferred: the first where all are alike, or none is wanted. */
export const preferredMedia = (accept: string | undefined, medias: readonly string[]): string => {
  const ranges = rangesOf(accept ?? '*/*');
  const [first = ''] = medias.toSorted((a, b) => qualityOf(b, ranges) - qualityOf(a, ranges));
  return first;
};
