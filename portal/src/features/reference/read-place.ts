import 'server-only';
import { chooseVersion, readApi } from '../../api/catalogue.ts';
import type { Place } from './places.ts';

/** The version that is read, where the API is one that the reader may see. */
export const readPlace = async (slug: string, asked: string | undefined) => {
  const read = await readApi(slug);
  const version = read.ok ? chooseVersion(read.data, asked) : undefined;
  if (!read.ok || !version) return { read, version };
  const place: Place = { slug: read.data.api.slug, version: version.version, asked };
  return { read, version, place };
};
