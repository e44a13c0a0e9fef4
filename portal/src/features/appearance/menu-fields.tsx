import { useWords } from '../../i18n/words.tsx';
import { TextField } from '../../ui/field.tsx';
import { Card } from '../../ui/layout.tsx';
import { FOOTER_LINKS_MAX, MENU_MAX, type TypedLink } from './appearance-values.ts';
import type { Fields } from './brand-fields.tsx';
import { LinkRows } from './link-rows.tsx';

type MenuFieldsProps = {
  fields: Fields;
  menu: readonly TypedLink[];
  footerLinks: readonly TypedLink[];
  onMenu: (links: TypedLink[]) => void;
  onFooterLinks: (links: TypedLink[]) => void;
  faultAt: (pointer: string) => string | undefined;
};

/** Where the header and the footer lead, and what the footer says. */
export const MenuFields = ({ fields, menu, footerLinks, onMenu, onFooterLinks, faultAt }: MenuFieldsProps) => {
  const { t } = useWords();
  const words = t.appearance;
  return (
    <Card as="section" label={words.menuAndFooter}>
      <h2>{words.menuAndFooter}</h2>
      <LinkRows
        {...{ legend: words.menu, lead: words.menuLead, links: menu, linksMax: MENU_MAX }}
        onChange={(links) => onMenu([...links])}
        faultAt={(pointer) => faultAt(`/menu${pointer}`)}
      />
      <TextField label={words.footerText('EN')} optional {...fields.field('footerEn')} />
      <TextField label={words.footerText('DE')} optional {...fields.field('footerDe')} />
      <LinkRows
        {...{ legend: words.footerLinks, lead: words.footerLead, links: footerLinks, linksMax: FOOTER_LINKS_MAX }}
        onChange={(links) => onFooterLinks([...links])}
        faultAt={(pointer) => faultAt(`/footer/links${pointer}`)}
      />
    </Card>
  );
};
