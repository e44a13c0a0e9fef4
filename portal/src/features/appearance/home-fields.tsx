import type { HomeSection } from '@portico/client';
import { useWords } from '../../i18n/words.tsx';
import { Checkbox, TextArea, TextField } from '../../ui/field.tsx';
import { Card, Soft, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { SECTIONS } from './appearance-values.ts';
import type { Fields } from './brand-fields.tsx';

type HomeFieldsProps = {
  fields: Fields;
  sections: ReadonlySet<HomeSection>;
  onSections: (sections: ReadonlySet<HomeSection>) => void;
};

/** What the first page says, and what it shows. */
export const HomeFields = ({ fields, sections, onSections }: HomeFieldsProps) => {
  const { t } = useWords();
  const words = t.appearance;
  return (
    <Card as="section" label={words.home}>
      <h2>{words.home}</h2>
      <Soft small>{words.homeLead}</Soft>
      <TextField label={words.headline('EN')} optional {...fields.field('headlineEn')} />
      <TextField label={words.headline('DE')} optional {...fields.field('headlineDe')} />
      <TextArea label={words.leadOf('EN')} optional rows={2} {...fields.field('leadEn')} />
      <TextArea label={words.leadOf('DE')} optional rows={2} {...fields.field('leadDe')} />
      <TextArea label={words.text('EN')} hint={words.textHint} optional rows={5} {...fields.field('textEn')} />
      <TextArea label={words.text('DE')} optional rows={5} {...fields.field('textDe')} />
      <fieldset>
        <legend>{words.sections}</legend>
        <Stack gap="tight">
          {SECTIONS.map((section) => (
            <Checkbox
              key={section}
              label={words.sectionNames[section]}
              checked={sections.has(section)}
              onChange={({ target }) =>
                onSections(
                  new Set(target.checked ? [...sections, section] : [...sections].filter((one) => one !== section)),
                )
              }
            />
          ))}
          <Soft small>
            {words.featuredHint} <Link href="/publish">{words.featuredLink}</Link>
          </Soft>
        </Stack>
      </fieldset>
    </Card>
  );
};
