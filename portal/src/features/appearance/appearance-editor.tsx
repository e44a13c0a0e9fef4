'use client';
import type { Appearance, HomeSection } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import type { Failure } from '../../api/failure.ts';
import { useAction } from '../../api/use-action.ts';
import { ANSWER_PHRASES_DE } from '../../i18n/messages/answer-phrases-de.ts';
import { useSaid } from '../../i18n/use-said.ts';
import { useWords } from '../../i18n/words.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Stack } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';
import styles from './appearance.module.css';
import { PLACES, settingsOf, typedLinks, type Values, valuesOf } from './appearance-values.ts';
import { BrandFields } from './brand-fields.tsx';
import { HomeFields } from './home-fields.tsx';
import { LiveView } from './live-view.tsx';
import { MenuFields } from './menu-fields.tsx';
import { RestoreActs } from './restore-acts.tsx';
import { useLogo } from './use-logo.ts';

/** A text that may be left out; where there is one in German, the API asks for the English one. */
const optional = <Schema extends object>(schema: Schema) => ({ ...schema, required: false });
const { LocalName, LocalLine, LocalText } = FORM_SCHEMAS;
const SCHEMAS = {
  ...{ name: FORM_SCHEMAS.AppearanceSettings.name, typeface: FORM_SCHEMAS.AppearanceSettings.typeface },
  accent: { type: 'string', maxLength: 7, pattern: '^#[0-9a-fA-F]{6}$' },
  ...{ headlineEn: optional(LocalName.en), headlineDe: LocalName.de },
  ...{ leadEn: optional(LocalLine.en), leadDe: LocalLine.de },
  ...{ textEn: optional(LocalText.en), textDe: LocalText.de },
  ...{ footerEn: optional(LocalLine.en), footerDe: LocalLine.de },
};

/** What the API says of what is in no field of the form's own: of links, and of logos. */
const ELSEWHERE = /^\/(?:menu|footer\/links|logo|logoDark)(?:\/|$)/;
const useElsewhere = (failure: Failure | undefined) => {
  const said = useSaid(ANSWER_PHRASES_DE);
  const there = (failure?.errors ?? []).filter(({ pointer }) => ELSEWHERE.test(pointer));
  return (pointer: string): string | undefined => {
    const fault = there.find((one) => `${one.pointer}/`.startsWith(`${pointer}/`));
    return fault && said(fault.words, fault.detail);
  };
};

type EditorProps = { appearance: Appearance; etag: string };

/** Says how the portal looks, and shows it beside that before it does. */
export const AppearanceEditor = ({ appearance, etag }: EditorProps) => {
  const { t } = useWords();
  const router = useRouter();
  const [sections, setSections] = useState<ReadonlySet<HomeSection>>(new Set(appearance.home.sections));
  const [menu, setMenu] = useState(() => typedLinks(appearance.menu));
  const [footerLinks, setFooterLinks] = useState(() => typedLinks(appearance.footer.links));
  const [light, dark] = [useLogo(appearance.logo), useLogo(appearance.logoDark)];
  const parts = { sections, menu, footerLinks };
  const { run, busy, failure } = useAction(
    async (typed: Values) => {
      const [logo, logoDark] = [await light.reference(), await dark.reference()];
      return portico.putAppearance({ 'If-Match': etag, body: settingsOf(typed, parts, { logo, logoDark }) });
    },
    () => {
      say(t.appearance.saved);
      router.refresh();
    },
  );
  const fields = useFields(SCHEMAS, valuesOf(appearance), failure, PLACES);
  const faultAt = useElsewhere(failure);
  // The names of the fields are those of the values.
  const names = Object.keys(valuesOf(appearance)) as (keyof Values)[];
  const typed = Object.fromEntries(names.map((name) => [name, fields.value(name)])) as Values;
  return (
    <div className={styles.editor}>
      <Stack gap="loose">
        <Form fields={fields} onSend={run} busy={busy} submit={t.appearance.save}>
          <BrandFields fields={fields} light={light} dark={dark} faultAt={faultAt} />
          <HomeFields fields={fields} sections={sections} onSections={setSections} />
          <MenuFields {...{ fields, menu, footerLinks, faultAt }} onMenu={setMenu} onFooterLinks={setFooterLinks} />
        </Form>
        <RestoreActs appearance={appearance} etag={etag} />
      </Stack>
      <LiveView
        settings={settingsOf(typed, parts, { logo: undefined, logoDark: undefined })}
        light={light}
        dark={dark}
      />
    </div>
  );
};
