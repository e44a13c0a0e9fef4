import { createConfig, lintFromString } from '@redocly/openapi-core';

/** Redocly's lint with its recommended rules, from text to problems: what ours is measured beside. */
export const lintOfPeer = async (bytes: Uint8Array): Promise<number> => {
  const config = await createConfig({ extends: ['recommended'] });
  const source = new TextDecoder().decode(bytes);
  return (await lintFromString({ source, absoluteRef: '/openapi.yaml', config })).length;
};
