/** Letters, digits and dashes of a title, as a slug wants them. */
export const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-+|(?<!-)-+$/g, '');

export const tagsOf = (text: string): string[] =>
  [...new Set(text.split(',').map(slugOf).filter(Boolean))].slice(0, 10);

/** A version the contract takes, from what a document calls its version. */
export const versionOf = (text: string): string =>
  text
    .replace(/[^0-9A-Za-z.+_-]+/g, '-')
    .replace(/^[^0-9A-Za-z]+/, '')
    .slice(0, 64) || '1.0.0';

export const VISIBILITIES = ['public', 'internal', 'private'] as const;
export const visibilityOf = (text: string) => VISIBILITIES.find((name) => name === text) ?? 'private';

/** Teams by their short names or ids, as they are typed. */
export const sharedWithOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((one) => one.trim().toLowerCase())
      .filter(Boolean),
  ),
];

/** The first server of a document that a gateway can reach by itself. */
export const backendOf = (servers: readonly string[] | undefined): string =>
  servers?.find((server) => /^https?:\/\/[^{}]+$/.test(server)) ?? '';
