'use client';
import { useRouter } from 'next/navigation';
import type { ComponentProps, MouseEvent } from 'react';

type LinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  readonly href: string;
  /** Whether the page begins at its top; else it stays where it is. */
  readonly scroll?: boolean;
};

/** Whether the browser is to follow a link by itself: into another tab or window, as a file, or out of the portal. */
const isBrowsers = ({ button, metaKey, ctrlKey, shiftKey, altKey, currentTarget }: MouseEvent<HTMLAnchorElement>) =>
  button !== 0 ||
  [metaKey, ctrlKey, shiftKey, altKey].includes(true) ||
  (currentTarget.target !== '' && currentTarget.target !== '_self') ||
  currentTarget.hasAttribute('download') ||
  currentTarget.origin !== window.location.origin;

/**
 * A link within the portal. Nothing is fetched before it is followed: a page of cards would fetch every card's page. Next's
 * own does that, in 10 kB that every page to read would have.
 */
export const Link = ({ href, scroll = true, onClick, ...rest }: LinkProps) => {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || isBrowsers(event)) return;
    event.preventDefault();
    router.push(href, { scroll });
  };
  return <a {...rest} href={href} onClick={follow} />;
};
