import 'server-only';
import { readAppearance } from '../api/appearance.ts';
import { chooseVersion } from '../api/catalogue.ts';
import { everything, PAGE_MAX } from '../api/everything.ts';
import { type Loaded, load } from '../api/failure.ts';
import { bookOf } from '../api/guide-book.ts';
import { clientFor } from '../api/session.ts';
import { isLocale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import { apiCard, type Card, guideCard, homeCard, operationCard, schemaCard, wordsCard } from './card.ts';

/** Pictures are for whoever was sent a link: what they say is what every visitor may see, whoever asks. */
const visitor = () => clientFor(undefined);

const ofWords = async (page: string, language: string | null): Promise<Card | undefined> => {
  const locale = isLocale(language) ? language : 'en';
  const t = messages[locale];
  if (page === 'home') return homeCard((await readAppearance()).home, locale, t.home);
  return page === 'apis' ? wordsCard(t.catalogue.title, t.catalogue.lead) : undefined;
};

const ofApi = async (slug: string, asked: string | undefined, below: readonly string[]): Promise<Card | undefined> => {
  const client = visitor();
  const [kind, name] = below;
  const api = await client.getApi({ apiId: slug });
  if (kind === 'guides' && name !== undefined) return guideCard(api, await bookOf(client, slug).get(name, asked));
  const versions = await everything(client.iterateListApiVersions({ apiId: slug, limit: PAGE_MAX }));
  const version = chooseVersion({ api, versions, etag: '' }, asked)?.version;
  if (kind === undefined) return apiCard(api, version);
  if (name === undefined || version === undefined) return undefined;
  const of = { apiId: slug, version };
  if (kind === 'reference')
    return operationCard(api, version, await client.getReferenceOperation({ ...of, operation: name }));
  if (kind === 'schemas') return schemaCard(api, version, await client.getReferenceSchema({ ...of, schema: name }));
  return undefined;
};

/** What the picture of a page says; undefined where there is no such page. */
export const readCard = (page: readonly string[], asked: URLSearchParams): Promise<Loaded<Card | undefined>> =>
  load(async () => {
    const [room = '', name, ...below] = page;
    if (name === undefined) return ofWords(room, asked.get('in'));
    if (room === 'guides' && below.length === 0)
      return guideCard(undefined, await bookOf(visitor(), undefined).get(name));
    if (room === 'apis' && below.length !== 1 && below.length <= 2)
      return ofApi(name, asked.get('version') ?? undefined, below);
    return undefined;
  });
