type JsonLdProps = { data: Readonly<Record<string, unknown>> };

/** What a page is about, for who reads no pages (schema.org); nothing in it ends the element. */
export const JsonLd = ({ data }: JsonLdProps) => (
  <script
    type="application/ld+json"
    // biome-ignore lint/security/noDangerouslySetInnerHtml: data, in which no element begins or ends
    dangerouslySetInnerHTML={{
      __html: JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c'),
    }}
  />
);
