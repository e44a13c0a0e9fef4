import type { Metadata } from 'next';
import { environment } from '../api/environment.ts';

type Told = {
  readonly title: string;
  readonly description: string | undefined;
  readonly path: string;
  readonly asked?: string | undefined;
};

/** What a page that has a twin in Markdown says of itself: its one address, its twin, and what is shown where it is shared. */
export const pageMetadata = ({ title, description, path, asked }: Told): Metadata => {
  const query = asked === undefined ? '' : `?version=${encodeURIComponent(asked)}`;
  const url = environment.portalUrl + path;
  return {
    title,
    ...(description && { description }),
    alternates: { canonical: url + query, types: { 'text/markdown': `${url}.md${query}` } },
    openGraph: { title, ...(description && { description }), url: url + query, siteName: 'Portico', type: 'website' },
  };
};
