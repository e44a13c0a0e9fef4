/** What Go writes in capitals. */
const INITIALISMS: ReadonlySet<string> = new Set(
  'acl api ascii cpu css dns eof guid html http https id ip json lhs qps ram rpc sla smtp sql ssh tcp tls ttl udp ui uid uuid uri url utf8 vm xml xss'.split(
    ' ',
  ),
);

/** A name as Go exports it: PascalCase with initialisms in capitals. Two that differ in more than case stay two. */
export const exportedName = (identifier: string): string =>
  (identifier.charAt(0).toUpperCase() + identifier.slice(1)).replaceAll(/[A-Z][a-z0-9]*/g, (word) => {
    const lower = word.toLowerCase();
    if (INITIALISMS.has(lower)) return word.toUpperCase();
    return lower.endsWith('s') && INITIALISMS.has(lower.slice(0, -1)) ? `${word.slice(0, -1).toUpperCase()}s` : word;
  });
