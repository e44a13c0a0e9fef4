import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Portico } from '@portico/client';
import { CommandError } from '../exit-codes.ts';
import { type Patient, unlessMissing } from '../registering.ts';
import { type Applying, etagOf } from './applying.ts';
import { changesOf, type FieldChange } from './compare.ts';
import type { EntityOf } from './entities.ts';
import { inParallel } from './patience.ts';

/** The texts of pages by their addresses. */
export type Guides = ReadonlyMap<string, string>;

const FILE = /^[a-z0-9]+(?:-[a-z0-9]+)*\.md$/;

/** The pages of an API as they are published; drafts are in no manifest. */
export const readGuides = async (portal: Portico, apiId: string, patient: Patient): Promise<Guides> => {
  const { items } = await patient(() => portal.listGuideDrafts({ apiId }));
  const published = items.filter(({ status }) => status !== 'draft').toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const texts = await inParallel(published, async ({ slug: guide }) => {
    const { status, text, versions } = await patient(() => portal.getGuideDraft({ apiId, guide }));
    const [last] = versions;
    if (status === 'published' || !last) return text;
    return (await patient(() => portal.getGuideVersion({ apiId, guide, number: last.number }))).text;
  });
  return new Map(published.map(({ slug }, index) => [slug, texts[index] ?? '']));
};

/** The pages that a manifest has, a file each; nothing where it says nothing of them. */
export const guidesOf = ({ folder, spec, place }: EntityOf<'API'>): Guides | undefined => {
  const { guides } = spec;
  if (guides === undefined) return undefined;
  const refuse = (why: string) => new CommandError(`${place(['spec', 'guides'])}: ${guides} ${why}`);
  const read = () => {
    try {
      const at = join(folder, guides);
      const files = readdirSync(at).filter((file) => file.endsWith('.md'));
      return files.toSorted().map((file) => [file, readFileSync(join(at, file), 'utf8')] as const);
    } catch (error) {
      throw refuse(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const files = read();
  const wrong = files.find(([file]) => !FILE.test(file));
  if (wrong) throw refuse(`has ${wrong[0]}: a page is named in small letters, digits and hyphens`);
  return new Map(files.map(([file, text]) => [file.slice(0, -'.md'.length), text]));
};

/** Pages that are to be written; those that only the portal has stay. */
export const guideChanges = (wanted: Guides | undefined, has: Guides): FieldChange[] =>
  changesOf(Object.fromEntries(wanted ?? []), Object.fromEntries(has)).map((change) => ({
    ...change,
    path: `guides.${change.path}`,
  }));

/** Publishes what the manifest has of pages. */
export const applyGuides = async (applying: Applying, entity: EntityOf<'API'>): Promise<void> => {
  const { portal, patient } = applying;
  const { name: apiId } = entity;
  const wanted = guidesOf(entity);
  if (!wanted || wanted.size === 0) return;
  const has = await readGuides(portal, apiId, patient);
  for (const [guide, text] of wanted) {
    if (has.get(guide) === text) continue;
    const read = () => portal.getGuideDraft({ apiId, guide }).withResponse();
    let draft = await patient(() => unlessMissing(read()));
    if (!draft) {
      await patient(() => portal.createGuide({ apiId, body: { slug: guide, text } }));
      draft = await patient(read);
    }
    const of = { apiId, guide, 'If-Match': etagOf(draft) };
    await patient(() => portal.updateGuide({ ...of, body: { text, published: true } }));
  }
};
