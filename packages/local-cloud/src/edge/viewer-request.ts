/** A request as the edge sees it before anything else does. */
export type ViewerRequest = {
  readonly method: string;
  readonly path: string;
  /** Without its `?`; undefined where the target has none. */
  readonly rawQuery: string | undefined;
  readonly headers: readonly (readonly [string, string])[];
  /** The viewer's IP address. */
  readonly address: string;
  readonly body: Buffer;
};

/** Bytes of a body that AWS WAF reads before CloudFront, without being asked for more. */
export const BODY_BYTES = 16_384;

/** What was sent of a header, its lines joined; undefined where there is none. */
export const headerIn = (headers: ViewerRequest['headers'], wanted: string): string | undefined => {
  const lines = headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
  return lines.length > 0 ? lines.join(', ') : undefined;
};

/** The encoding of a form undone; percent signs as they are, where they cannot be read. */
export const urlDecoded = (text: string): string => {
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
};
