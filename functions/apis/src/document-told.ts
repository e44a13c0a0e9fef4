import type { StoredMetadata } from '@portico/data';
import { beginningOf, plainLetters, seenOf } from '@portico/domain';
import type { DocumentFacts } from '@portico/openapi';

const NAME_MAX = 80;
const SUMMARY_MAX = 300;
const TAGS_MAX = 10;
const URL_MAX = 2048;
/** As the contract takes them: a document is somebody's text, and an address in it is shown as a link. */
const WEB = /^https?:\/\/[!#-;=?-Z_a-z~]+$/;
const MAIL = /^[^\s@<>",;:\\()[\]]{1,64}@[^\s@<>",;:\\()[\]]{1,189}$/;

const tagOf = (text: string): string =>
  plainLetters(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|(?<!-)-+$/g, '')
    .slice(0, 40)
    .replace(/(?<!-)-+$/, '');

/** The tags of a document as the catalogue has them. */
export const tagsTold = (tags: readonly string[]): string[] =>
  [...new Set(tags.map(tagOf).filter((text) => text !== ''))].slice(0, TAGS_MAX);

const shortened = (text: string | undefined, max: number): string => seenOf(beginningOf(seenOf(text ?? ''), max));
const webOf = (url: string | undefined): string | undefined =>
  url !== undefined && url.length <= URL_MAX && WEB.test(url) && URL.canParse(url) ? url : undefined;

/** What a document says of the API that it describes, where an API can have it. */
export const metadataTold = ({
  title,
  description,
  tags,
  contact,
  termsOfService,
}: Pick<DocumentFacts, 'title' | 'description' | 'tags' | 'contact' | 'termsOfService'>): StoredMetadata => {
  const name = shortened(title, NAME_MAX);
  const summary = beginningOf((description ?? '').split('\n')[0] ?? '', SUMMARY_MAX);
  const contactName = shortened(contact.name, NAME_MAX);
  const contactMail = contact.email !== undefined && MAIL.test(contact.email) ? contact.email : undefined;
  const [contactUrl, termsUrl] = [webOf(contact.url), webOf(termsOfService)];
  return {
    ...(name !== '' && { name }),
    ...(summary !== '' && { summary }),
    tags: tagsTold(tags),
    ...(contactName !== '' && { contactName }),
    ...(contactMail !== undefined && { contactMail }),
    ...(contactUrl !== undefined && { contactUrl }),
    ...(termsUrl !== undefined && { termsUrl }),
  };
};
