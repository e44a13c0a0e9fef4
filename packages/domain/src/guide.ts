/** How many pages the guides of an API have at the most. */
export const GUIDES_MAX = 500;
