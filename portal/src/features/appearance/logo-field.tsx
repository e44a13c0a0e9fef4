import type { LogoTheme } from '@portico/client';
import { useRef } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import type { LogoState } from './use-logo.ts';

type LogoFieldProps = { theme: LogoTheme; logo: LogoState; fault: string | undefined };

/** The logo for a theme: a file, which is sent when the rest is. */
export const LogoField = ({ theme, logo, fault }: LogoFieldProps) => {
  const { t } = useWords();
  const words = t.appearance;
  const input = useRef<HTMLInputElement>(null);
  const label = words.logos[theme];
  return (
    <Stack gap="tight">
      <TextField
        ref={input}
        label={label}
        hint={words.logoHints[theme]}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/svg+xml"
        error={logo.fault ? words.logoFaults[logo.fault] : fault}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) void logo.choose(file);
        }}
      />
      {logo.shown && (
        <Row>
          <Button
            small
            aria-label={words.takeLogo(label)}
            onClick={() => {
              if (input.current) input.current.value = '';
              logo.take();
            }}
          >
            {words.take}
          </Button>
        </Row>
      )}
    </Stack>
  );
};
