import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import type { FieldSchemas } from '../../ui/field-faults.ts';
import { useFault } from '../../ui/form.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import styles from './appearance.module.css';
import type { TypedLink } from './appearance-values.ts';

const SCHEMAS: FieldSchemas = {
  ...{ en: FORM_SCHEMAS.LocalName.en, de: FORM_SCHEMAS.LocalName.de },
  href: { ...FORM_SCHEMAS.PortalLink.href, pattern: '^(https://|mailto:|/$|/[^/])' },
};
const MEMBERS = ['en', 'de', 'href'] as const;

type LinkRowsProps = {
  legend: string;
  lead: string;
  links: readonly TypedLink[];
  linksMax: number;
  onChange: (links: readonly TypedLink[]) => void;
  /** What the API says of a row, by where it is in the body. */
  faultAt: (pointer: string) => string | undefined;
};

/** Links in their order; each is moved, and taken away, by buttons. */
export const LinkRows = ({ legend, lead, links, linksMax, onChange, faultAt }: LinkRowsProps) => {
  const { t, f } = useWords();
  const words = t.appearance;
  const faultIn = useFault();
  const change = (index: number, next: Partial<TypedLink>) =>
    onChange(links.map((one, at) => (at === index ? { ...one, ...next } : one)));
  const move = (index: number, by: number) => {
    const rest = links.filter((_, at) => at !== index);
    onChange(rest.toSpliced(index + by, 0, ...links.slice(index, index + 1)));
  };
  const add = () =>
    onChange([...links, { key: 1 + Math.max(-1, ...links.map(({ key }) => key)), en: '', de: '', href: '' }]);
  return (
    <fieldset>
      <legend>{legend}</legend>
      <Stack gap="tight">
        <Soft small>{lead}</Soft>
        {links.map((link, index) => (
          <div key={link.key} className={styles.link}>
            {MEMBERS.map((member) => (
              <TextField
                key={member}
                label={words.linkFields[member](f.number(index + 1))}
                value={link[member]}
                maxLength={SCHEMAS[member]?.maxLength}
                required={member !== 'de'}
                optional={member === 'de'}
                error={
                  (link[member] === '' ? undefined : faultIn(SCHEMAS[member] ?? {}, link[member])?.message) ??
                  faultAt(member === 'href' ? `/${index}/href` : `/${index}/label/${member}`)
                }
                onChange={({ target }) => change(index, { [member]: target.value })}
              />
            ))}
            <Row justify="end">
              <Button
                small
                icon
                disabled={index === 0}
                aria-label={words.up(index + 1)}
                onClick={() => move(index, -1)}
              >
                <ArrowUp size={16} aria-hidden="true" />
              </Button>
              <Button
                small
                icon
                disabled={index === links.length - 1}
                aria-label={words.down(index + 1)}
                onClick={() => move(index, 1)}
              >
                <ArrowDown size={16} aria-hidden="true" />
              </Button>
              <Button
                small
                icon
                aria-label={words.remove(index + 1)}
                onClick={() => onChange(links.filter((_, at) => at !== index))}
              >
                <X size={16} aria-hidden="true" />
              </Button>
            </Row>
          </div>
        ))}
        {links.length < linksMax && (
          <Row>
            <Button small onClick={add}>
              {words.addLink}
            </Button>
          </Row>
        )}
      </Stack>
    </fieldset>
  );
};
