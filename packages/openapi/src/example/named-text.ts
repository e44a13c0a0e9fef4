import type { Random } from './random.ts';
import * as words from './word-tables.ts';

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.integer(0, 9)).join('');

export const hexText = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.integer(0, 15).toString(16)).join('');

const lower = (text: string): string => text.toLowerCase().replaceAll(' ', '-');

const email = (random: Random): string =>
  `${lower(random.pick(words.FIRST_NAMES))}.${lower(random.pick(words.LAST_NAMES))}@example.com`;
const day = (random: Random): string =>
  `2026-${String(random.integer(1, 12)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`;
const clock = (random: Random): string =>
  [random.integer(0, 23), random.integer(0, 59), random.integer(0, 59)]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
const link = (random: Random): string => `https://example.com/${random.pick(words.THINGS)}`;
const uuid = (random: Random): string =>
  `${hexText(random, 8)}-${hexText(random, 4)}-4${hexText(random, 3)}-${random.pick(['8', '9', 'a', 'b'])}${hexText(random, 3)}-${hexText(random, 12)}`;
const fullName = (random: Random): string => `${random.pick(words.FIRST_NAMES)} ${random.pick(words.LAST_NAMES)}`;
const stamp = (random: Random): string => `${day(random)}T${clock(random)}Z`;

type Maker = (random: Random) => string;

const FORMATS: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['date', day],
  ['date-time', stamp],
  ['datetime', stamp],
  ['time', (random) => `${clock(random)}Z`],
  ['partial-time', clock],
  ['duration', (random) => random.pick(['P1D', 'PT30M', 'PT1H30M', 'P2W', 'P3M'])],
  ['email', email],
  ['idn-email', email],
  ['uuid', uuid],
  ['guid', uuid],
  ['uri', link],
  ['url', link],
  ['uri-reference', (random) => `/${random.pick(words.THINGS)}/${random.integer(1, 99)}`],
  ['iri', link],
  ['iri-reference', (random) => `/${random.pick(words.THINGS)}`],
  ['uri-template', (random) => `https://example.com/${random.pick(words.THINGS)}/{id}`],
  ['hostname', (random) => `${random.pick(words.THINGS)}.example.com`],
  ['idn-hostname', (random) => `${random.pick(words.THINGS)}.example.com`],
  ['ipv4', (random) => `192.0.2.${random.integer(1, 254)}`],
  ['ip', (random) => `192.0.2.${random.integer(1, 254)}`],
  ['ipv6', (random) => `2001:db8::${random.integer(1, 9_999).toString(16)}`],
  ['byte', (random) => Buffer.from(random.pick(words.TITLES)).toString('base64')],
  ['base64', (random) => Buffer.from(random.pick(words.TITLES)).toString('base64')],
  ['base64url', (random) => Buffer.from(random.pick(words.TITLES)).toString('base64url')],
  ['binary', (random) => random.pick(words.TITLES)],
  ['password', (random) => `${random.pick(words.THINGS)}-${random.pick(words.THINGS)}-${digits(random, 4)}!A`],
  ['json-pointer', (random) => `/${random.pick(words.THINGS)}/0`],
  ['relative-json-pointer', (random) => `${random.integer(0, 2)}/${random.pick(words.THINGS)}`],
  ['regex', (random) => `^${random.pick(words.THINGS)}-\\d+$`],
  ['color', (random) => random.pick(words.COLORS)],
  ['phone', (random) => `+1 202 555 01${digits(random, 2)}`],
  ['decimal', (random) => `${random.integer(1, 200)}.${digits(random, 2)}`],
  ['currency', (random) => random.pick(words.CURRENCIES)],
  ['int32', (random) => digits(random, 1)],
  ['int64', (random) => `${random.integer(1, 9)}${digits(random, 6)}`],
]);

/** A text of a format; `undefined` for one without rules. */
export const formatText = (format: string, random: Random): string | undefined => FORMATS.get(format)?.(random);

/** What a property holds is told by the last words of its name; the first rule that fits is taken. */
const NAMES: readonly (readonly [RegExp, Maker])[] = [
  [/e-?mail( address)?$/, email],
  [/(first|given) ?name$/, (random) => random.pick(words.FIRST_NAMES)],
  [/(last|family) ?name$|surname$/, (random) => random.pick(words.LAST_NAMES)],
  [
    /(user|screen|nick) ?name$|^login$|handle$/,
    (random) => `${lower(random.pick(words.FIRST_NAMES))}${digits(random, 2)}`,
  ],
  [/(full|display|customer|owner|author|person|contact) ?name$|^(author|owner|user|artist)$/, fullName],
  [/(company|organi[sz]ation|org|business|merchant|vendor)( name)?$/, (random) => random.pick(words.COMPANIES)],
  [/(file|image|document) ?name$/, (random) => `${random.pick(words.THINGS)}.pdf`],
  [/(host|domain)( name)?$/, (random) => `${random.pick(words.THINGS)}.example.com`],
  [/country code$|^country iso/, (random) => random.pick(words.COUNTRY_CODES)],
  [/country( name)?$/, (random) => random.pick(words.COUNTRIES)],
  [/(city|town|locality)$/, (random) => random.pick(words.CITIES)],
  [/(state|province|region)$/, (random) => random.pick(['Brandenburg', 'Ontario', 'Victoria', 'Lisboa'])],
  [/(street|address|line ?1|line1)$/, (random) => random.pick(words.STREETS)],
  [/(zip|postal|post) ?code$|^zip$|postcode$/, (random) => digits(random, 5)],
  [/(phone|mobile|fax|tel)( number)?$/, (random) => `+1202555${String(random.integer(100, 199)).padStart(4, '0')}`],
  [/currency( code)?$/, (random) => random.pick(words.CURRENCIES)],
  [/(price|amount|cost|total|balance)$/, (random) => `${random.integer(1, 200)}.${digits(random, 2)}`],
  [/language( code)?$|^lang$/, (random) => random.pick(words.LANGUAGES)],
  [/locale$/, (random) => random.pick(words.LOCALES)],
  [/time ?zone$|^tz$/, (random) => random.pick(words.TIME_ZONES)],
  [/(colou?r)$/, (random) => random.pick(words.COLORS)],
  [
    /(avatar|image|photo|picture|icon|logo|thumbnail|cover)s?( url| uri)?$/,
    (random) => `https://example.com/images/${random.pick(words.THINGS)}.png`,
  ],
  [/(url|uri|link|href|website|homepage|webhook|callback)s?$/, link],
  [
    /(birthday|birth ?date|date of birth)$|^dob$/,
    (random) => `19${random.integer(50, 99)}-0${random.integer(1, 9)}-1${random.integer(0, 9)}`,
  ],
  [/ at$|timestamp$|(date ?time|created|updated|modified|expires|expiry)$/, stamp],
  [/( on|date|day)$/, day],
  [/time$/, (random) => clock(random)],
  [/(duration|interval|timeout)$/, () => 'PT30M'],
  [/(uuid|guid)$/, uuid],
  [/(sha ?256|checksum|digest|hash)$/, (random) => hexText(random, 64)],
  [/(sha|commit|sha ?1|etag)$/, (random) => hexText(random, 40)],
  [/(token|secret|api ?key|password|nonce|signature|cursor)$/, (random) => `${hexText(random, 24)}`],
  [/(ip|ip address)$/, (random) => `192.0.2.${random.integer(1, 254)}`],
  [/mac( address)?$/, (random) => `00:1b:44:${hexText(random, 2)}:${hexText(random, 2)}:${hexText(random, 2)}`],
  [/user agent$/, (random) => random.pick(words.AGENTS)],
  [/(mime|content|media) ?type$/, (random) => random.pick(['application/json', 'image/png', 'text/plain'])],
  [/version$/, (random) => `${random.integer(1, 4)}.${random.integer(0, 9)}.${random.integer(0, 9)}`],
  [/latitude$|^lat$/, (random) => `${random.integer(-60, 60)}.${digits(random, 4)}`],
  [/longitude$|^(lng|lon)$/, (random) => `${random.integer(-170, 170)}.${digits(random, 4)}`],
  [/gender$|^sex$/, (random) => random.pick(['female', 'male', 'diverse'])],
  [/(status|state)$/, (random) => random.pick(words.STATUSES)],
  [/(title|subject|headline|label|event ?name)$/, (random) => random.pick(words.TITLES)],
  [
    /(description|summary|bio|message|comment|note|notes|text|body|content|details|reason|caption|detail)$/,
    (random) => random.pick(words.SENTENCES),
  ],
  [/(slug|tag|key|code|alias)s?$/, (random) => `${random.pick(words.THINGS)}-${random.integer(1, 99)}`],
  [/(^| )(id|ids|identifier|number|sku|reference|ref)$/, (random) => `${hexText(random, 12)}`],
  [/name$/, (random) => random.pick(words.THINGS).replace(/^./, (letter) => letter.toUpperCase())],
  [/(count|quantity|size|page|limit|offset)$/, (random) => String(random.integer(1, 20))],
];

const makers = new Map<string, Maker | undefined>();

/** Lower-case words of a property name: `createdAt`, `created_at` and `CREATED-AT` are all `created at`. */
export const nameWords = (name: string): string =>
  name
    .slice(-60)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase();

/** A text that a property of this name may well hold; `undefined` when the name tells nothing. */
export const namedText = (name: string, random: Random): string | undefined => {
  if (!makers.has(name)) {
    if (makers.size > 5_000) makers.clear();
    const plain = nameWords(name);
    makers.set(name, NAMES.find(([rule]) => rule.test(plain))?.[1]);
  }
  return makers.get(name)?.(random);
};

export const plainText = (random: Random): string => random.pick(words.THINGS);
