import type { Api } from '@portico/client';
import type { Metadata } from 'next';
import { environment } from '../api/environment.ts';
import { type Card, pictureUrl } from '../pictures/card.ts';

type Shared = {
  readonly title: string;
  readonly description: string | undefined;
  readonly url: string;
  readonly picture: string | undefined;
};

/** What is shown where a page is shared. */
const sharedMetadata = ({ title, description, url, picture }: Shared): Metadata => ({
  openGraph: {
    ...{ title, url, siteName: 'Portico', type: 'website' },
    ...(description && { description }),
    ...(picture && { images: [{ url: picture, width: 1200, height: 630, type: 'image/png', alt: title }] }),
  },
  ...(picture && {
    twitter: { card: 'summary_large_image', title, ...(description && { description }), images: [picture] },
  }),
});

type Told = {
  readonly title: string;
  readonly description: string | undefined;
  readonly path: string;
  readonly asked?: string | undefined;
  /** What a picture of it says; `at` where it is that of another page. */
  readonly picture?: { readonly card: Card; readonly at?: string } | undefined;
};

/** What a page that has a twin in Markdown says of itself: its one address, its twin, and what is shown where it is shared. */
export const pageMetadata = ({ title, description, path, asked, picture }: Told): Metadata => {
  const query = asked === undefined ? '' : `?version=${encodeURIComponent(asked)}`;
  const url = environment.portalUrl + path;
  return {
    title,
    ...(description && { description }),
    alternates: { canonical: url + query, types: { 'text/markdown': `${url}.md${query}` } },
    ...sharedMetadata({
      ...{ title, description, url: url + query },
      picture: picture && pictureUrl(picture.at ?? path, picture.card, { version: asked }),
    }),
  };
};

/** What a page of an API says besides; the picture is for everybody, so only a public one has it. */
export const apiMetadata = (api: Pick<Api, 'visibility'>, { picture, ...told }: Told): Metadata =>
  pageMetadata({ ...told, picture: api.visibility === 'public' ? picture : undefined });

type Words = { readonly path: string; readonly page: string; readonly card: Card; readonly language: string };

/** What a page of the portal's own words is shown as where it is shared. */
export const wordsMetadata = ({ path, page, card, language }: Words): Metadata =>
  sharedMetadata({
    ...{ title: card.title, description: card.text, url: environment.portalUrl + path },
    picture: pictureUrl(page, card, { in: language }),
  });
