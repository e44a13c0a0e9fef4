import type { ComponentProps } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { tokensOfPortal } from '../../parts/accent-tokens.ts';
import { TextField } from '../../ui/field.tsx';
import { Stack } from '../../ui/layout.tsx';
import styles from './appearance.module.css';
import { accentOf } from './appearance-values.ts';

type ColourFieldProps = {
  field: Omit<ComponentProps<typeof TextField>, 'label'>;
  typed: string;
  onPick: (colour: string) => void;
};

/** A colour, typed or picked, and what becomes of it where it has to be read. */
export const ColourField = ({ field, typed, onPick }: ColourFieldProps) => {
  const { t } = useWords();
  const words = t.appearance;
  const { light, dark } = tokensOfPortal(accentOf(typed));
  return (
    <Stack gap="tight">
      <div className={styles.colour}>
        <TextField label={words.accent} optional hint={words.accentHint} {...field} />
        <input
          type="color"
          aria-label={words.pick}
          value={accentOf(typed) ?? light.accent}
          onChange={({ target }) => onPick(target.value)}
        />
      </div>
      <div className={styles.swatches}>
        {[
          [words.onLight, light.accent],
          [words.onDark, dark.accent],
        ].map(([name, colour]) => (
          <span key={name}>
            <i style={{ background: colour }} aria-hidden="true" /> {name}: {colour}
          </span>
        ))}
      </div>
    </Stack>
  );
};
