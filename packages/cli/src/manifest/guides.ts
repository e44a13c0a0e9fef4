import { CommandError, EXIT } from '../exit-codes.ts';
import { type Patient, unlessMissing, upload } from '../registering.ts';
import { type Applying, etagOf } from './applying.ts';
import { changesOf, type FieldChange } from './compare.ts';
import type { Book } from './guide-book.ts';
import { hashOf } from './hash-of.ts';
import { inParallel } from './patience.ts';

/** What a portal has of guides: texts of pages by their addresses, and files beside them, by name, as SHA-256. */
export type Guides = {
  readonly pages: ReadonlyMap<string, string>;
  /** Pages that nobody reads yet, and what is written anew of those that are read. */
  readonly drafts: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, string>;
};

/** A folder of guides: pages, drafts in `drafts`, and in `media`, as pages refer to them, the files beside them. */
export type GuideFolder = Pick<Guides, 'pages' | 'drafts'> & { readonly files: ReadonlyMap<string, Uint8Array> };

export const NO_GUIDES: Guides = { pages: new Map(), drafts: new Map(), files: new Map() };

export const isEmpty = ({ pages, drafts, files }: Guides): boolean => pages.size + drafts.size + files.size === 0;

export const readGuides = async (book: Book, patient: Patient): Promise<Guides> => {
  const [{ items }, listed] = await Promise.all([patient(book.drafts), patient(book.files)]);
  const pages = new Map<string, string>();
  const drafts = new Map<string, string>();
  const texts = await inParallel(items, async ({ slug }) => {
    const { status, text, versions } = await patient(() => book.draft(slug));
    const [last] = versions;
    if (status === 'draft' || !last) return { draft: text };
    if (status === 'published') return { page: text };
    return { page: (await patient(() => book.version(slug, last.number))).text, draft: text };
  });
  for (const [index, { slug }] of items.entries()) {
    const { page, draft } = texts[index] ?? {};
    if (page !== undefined) pages.set(slug, page);
    if (draft !== undefined) drafts.set(slug, draft);
  }
  return { pages, drafts, files: new Map(listed.items.map(({ name, contentHash }) => [name, contentHash])) };
};

/** The bytes of the files beside pages, by name. */
export const readGuideFiles = async (
  book: Book,
  { files }: Guides,
  patient: Patient,
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const names = [...files.keys()].toSorted();
  const bytes = await inParallel(names, async (name) => {
    const { url } = await patient(() => book.file(name));
    const response = await fetch(url);
    if (!response.ok) throw new CommandError(`the file ${name} was answered ${response.status}`, EXIT.failed);
    return new Uint8Array(await response.arrayBuffer());
  });
  return new Map(names.map((name, index) => [name, bytes[index] ?? new Uint8Array()]));
};

/** Drafts that are to be written: what is read as it is written has none. */
const draftsOf = ({ drafts, pages }: GuideFolder): [string, string][] =>
  [...drafts].filter(([slug, text]) => pages.get(slug) !== text);

/** What is to be written; what only the portal has stays. */
export const guideChanges = (wanted: GuideFolder | undefined, has: Guides): FieldChange[] => {
  if (!wanted) return [];
  const within = (folder: string, changes: readonly FieldChange[]) =>
    changes.map((change) => ({ ...change, path: `guides.${folder}${change.path}` }));
  const hashes = [...wanted.files].map(([name, bytes]) => [name, hashOf(bytes)]);
  const compared = (all: Iterable<readonly string[]>, found: ReadonlyMap<string, string>) =>
    changesOf(Object.fromEntries(all), Object.fromEntries(found));
  return [
    ...within('', compared(wanted.pages, has.pages)),
    ...within('drafts/', compared(draftsOf(wanted), has.drafts)),
    ...within('media/', compared(hashes, has.files)),
  ];
};

/** Titles of what only the portal has beside a folder. */
export const extraGuides = (wanted: GuideFolder, has: Guides): string[] => {
  const beyond = (found: ReadonlyMap<string, unknown>, said: ReadonlyMap<string, unknown>) =>
    [...found.keys()].filter((name) => !said.has(name));
  return [
    ...beyond(has.pages, wanted.pages).map((name) => `page ${name}`),
    ...beyond(has.drafts, wanted.drafts).map((name) => `draft ${name}`),
    ...beyond(has.files, wanted.files).map((name) => `file ${name}`),
  ];
};

type Written = { readonly slug: string; readonly text: string; readonly published: boolean };

/** Writes a page, and publishes it where that is wanted. */
const writePage = async (book: Book, patient: Patient, { slug, text, published }: Written): Promise<void> => {
  const read = () => book.draft(slug).withResponse();
  let draft = await patient(() => unlessMissing(read()));
  if (!draft) {
    await patient(() => book.create({ slug, text }));
    draft = await patient(read);
  }
  if (!published && draft.data.text === text) return;
  const of = { guide: slug, 'If-Match': etagOf(draft) };
  await patient(() => book.update({ ...of, body: { text, ...(published && { published }) } }));
};

/** Makes guides what a folder has of them: files first, which pages show. */
export const applyGuides = async (
  { portal, patient }: Applying,
  book: Book,
  wanted: GuideFolder | undefined,
): Promise<void> => {
  if (!wanted) return;
  const has = await readGuides(book, patient);
  for (const [name, bytes] of wanted.files) {
    if (has.files.get(name) === hashOf(bytes)) continue;
    const uploadId = await upload(portal, bytes, patient);
    await patient(() => book.addFile({ name, uploadId, replaces: true }));
  }
  for (const [slug, text] of wanted.pages)
    if (has.pages.get(slug) !== text) await writePage(book, patient, { slug, text, published: true });
  for (const [slug, text] of draftsOf(wanted))
    if (has.drafts.get(slug) !== text) await writePage(book, patient, { slug, text, published: false });
};
