const decoderOf = (mediaType: string): TextDecoder => {
  const named = /;\s?charset="?([\w-]+)/i.exec(mediaType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(named, { fatal: true });
  } catch {
    return new TextDecoder('utf-8', { fatal: true });
  }
};

/** An answer as text, whatever it says that it is; undefined where it is none. */
export const answerText = (bytes: Uint8Array, mediaType: string): string | undefined => {
  try {
    const text = decoderOf(mediaType).decode(bytes, { stream: true });
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
};

/** What the name of a file of the media type ends with. */
export const fileEnding = (mediaType: string): string => {
  const subtype = /^[^/]+\/([\w.+-]+)/.exec(mediaType)?.[1] ?? '';
  const ending = subtype.split(/[.+-]/).at(-1) ?? '';
  if (ending === 'plain') return 'txt';
  return /^[a-z0-9]{1,8}$/i.test(ending) && ending !== 'stream' ? ending.toLowerCase() : 'bin';
};
