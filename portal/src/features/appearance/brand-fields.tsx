import { useWords } from '../../i18n/words.tsx';
import { TYPEFACES } from '../../parts/typefaces.ts';
import { Select, TextField } from '../../ui/field.tsx';
import type { useFields } from '../../ui/form.tsx';
import { Card } from '../../ui/layout.tsx';
import type { Values } from './appearance-values.ts';
import { ColourField } from './colour-field.tsx';
import { LogoField } from './logo-field.tsx';
import type { LogoState } from './use-logo.ts';

export type Fields = ReturnType<typeof useFields<keyof Values>>;
type BrandFieldsProps = {
  fields: Fields;
  light: LogoState;
  dark: LogoState;
  faultAt: (pointer: string) => string | undefined;
};

/** What the portal is known by. */
export const BrandFields = ({ fields, light, dark, faultAt }: BrandFieldsProps) => {
  const { t } = useWords();
  const words = t.appearance;
  return (
    <Card as="section" label={words.brand}>
      <h2>{words.brand}</h2>
      <TextField label={words.name} hint={words.nameHint} {...fields.field('name')} />
      <LogoField theme="light" logo={light} fault={faultAt('/logo')} />
      <LogoField theme="dark" logo={dark} fault={faultAt('/logoDark')} />
      <ColourField
        field={fields.field('accent')}
        typed={fields.value('accent')}
        onPick={(colour) => fields.set('accent', colour)}
      />
      <Select
        label={words.typeface}
        choices={TYPEFACES.map((value) => ({ value, label: words.typefaces[value] }))}
        {...fields.field('typeface')}
      />
    </Card>
  );
};
