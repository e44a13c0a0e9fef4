import type { Appearance, AppearanceSettings, LogoReference, LogoTheme, LogoType, Portico } from '@portico/client';
import { type Patient, upload } from '../registering.ts';
import { type Applying, etagOf } from './applying.ts';
import { changesOf, type FieldChange } from './compare.ts';
import type { EntityOf, Specs } from './entities.ts';
import { type Image, readImage } from './icon.ts';

const LOGOS = { logo: 'light', logoDark: 'dark' } as const satisfies Record<string, LogoTheme>;
type Member = keyof typeof LOGOS;
const MEMBERS = ['logo', 'logoDark'] as const satisfies readonly Member[];
const EXTENSIONS: Readonly<Record<LogoType, string>> = {
  ...{ 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp', 'image/svg+xml': 'svg' },
};

/** The logo that a manifest names; an empty name is none. */
const logoOf = (entity: EntityOf<'Appearance'>, member: Member): Image | undefined => {
  const file = entity.spec[member];
  return file ? readImage(entity, member, file) : undefined;
};

/** As it is compared: logos by their hashes. */
const foundSpec = ({ hasPrevious: _, logo, logoDark, ...said }: Appearance) => ({
  ...said,
  ...{ logo: logo?.hash, logoDark: logoDark?.hash },
});

/** What a manifest asks for that is otherwise. What it says of a part is all of it. */
export const appearanceChanges = (entity: EntityOf<'Appearance'>, found: Appearance): FieldChange[] => {
  const logos = MEMBERS.filter((member) => entity.spec[member] !== undefined).map((member) => [
    member,
    logoOf(entity, member)?.hash ?? '',
  ]);
  return changesOf({ ...entity.spec, ...Object.fromEntries(logos) }, foundSpec(found));
};

/** The logo that is meant: what the portal has is named by its hash, anything else is sent. */
const logoReference = async (
  { portal, patient }: Applying,
  entity: EntityOf<'Appearance'>,
  member: Member,
  found: Appearance,
): Promise<LogoReference | undefined> => {
  const has = found[member];
  if (entity.spec[member] === undefined) return has && { hash: has.hash };
  const image = logoOf(entity, member);
  if (!image) return undefined;
  return image.hash === has?.hash ? { hash: image.hash } : { uploadId: await upload(portal, image.bytes, patient) };
};

/** All of it is written at once; what is not said stays. */
export const applyAppearance = async (applying: Applying, entity: EntityOf<'Appearance'>): Promise<void> => {
  const { portal, patient } = applying;
  const read = await patient(() => portal.getAppearance().withResponse());
  if (appearanceChanges(entity, read.data).length === 0) return;
  const { name, typeface, home, menu, footer, accent } = read.data;
  const { logo: _, logoDark: __, accent: said, ...spec } = entity.spec;
  const colour = said === undefined ? accent : said || undefined;
  const [logo, logoDark] = [
    await logoReference(applying, entity, 'logo', read.data),
    await logoReference(applying, entity, 'logoDark', read.data),
  ];
  const body: AppearanceSettings = {
    ...{ name, typeface, home, menu, footer, ...spec },
    ...{ ...(colour && { accent: colour }), ...(logo && { logo }), ...(logoDark && { logoDark }) },
  };
  await patient(() => portal.putAppearance({ 'If-Match': etagOf(read), body }));
};

type Files = ReadonlyMap<string, Uint8Array>;

/** What a manifest says of a portal that looks like this, and the files that it names. */
export const exportedAppearance = async (
  portal: Portico,
  found: Appearance,
  patient: Patient,
): Promise<{ readonly spec: Specs['Appearance']; readonly files: Files }> => {
  const { hasPrevious: _, logo: __, logoDark: ___, ...said } = found;
  const files = new Map<string, Uint8Array>();
  const named: { -readonly [Name in Member]?: string } = {};
  for (const member of MEMBERS) {
    const logo = found[member];
    if (!logo) continue;
    const { data } = await patient(() => portal.getLogo({ logoTheme: LOGOS[member] }));
    const path = `portal/${member === 'logo' ? 'logo' : 'logo-dark'}.${EXTENSIONS[logo.mediaType]}`;
    files.set(path, Buffer.from(data, 'base64'));
    named[member] = path;
  }
  return { spec: { ...said, ...named }, files };
};
