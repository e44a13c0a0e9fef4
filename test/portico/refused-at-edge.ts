/**
 * The media type of an answer, as it is meant: what the firewall at the edge refuses is a problem like any other, of which
 * AWS WAF lets nobody say so (`content-type` is its own).
 */
export const meantType = (mediaType: string, status: number, body: unknown): string => {
  const atEdge = typeof body === 'object' && body !== null && 'requestId' in body && body.requestId === 'edge';
  return status >= 400 && mediaType === 'application/json' && atEdge ? 'application/problem+json' : mediaType;
};
