import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/** A link within the portal. Nothing is fetched before it is followed: a page of cards would fetch every card's page. */
export const Link = ({ prefetch = false, ...rest }: ComponentProps<typeof NextLink>) => (
  <NextLink {...rest} prefetch={prefetch} />
);
