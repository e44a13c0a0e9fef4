'use client';
import { type MouseEvent, type ReactNode, useCallback, useEffect, useMemo } from 'react';
import { type FieldErrors, useForm } from 'react-hook-form';
import { useWordsOf } from '../i18n/language.tsx';
import { ANSWER_PHRASES_DE } from '../i18n/messages/answer-phrases-de.ts';
import { common } from '../i18n/messages/common.ts';
import { faults } from '../i18n/messages/faults.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { useSaid } from '../i18n/use-said.ts';
import { Button } from './button.tsx';
import { errorsByField, type FieldSchema, type FieldSchemas, faultOf, meaningOf } from './field-faults.ts';
import styles from './form.module.css';
import { Row, Stack } from './layout.tsx';
import { ProblemBanner, type ShownProblem } from './problem.tsx';

type Values = Record<string, string>;

/** As the API says of a text that does not match; what it should be is said instead of the pattern. */
const PATTERN_PHRASE = 'must match the pattern {0}';

/** Why the contract would refuse what was typed, in words. */
export const useFault = () => {
  const t = useWordsOf(faults);
  const f = useFormats();
  return useCallback(
    (schema: FieldSchema, typed: string) => {
      const fault = faultOf(schema, typed);
      if (!fault) return undefined;
      const message = 'limit' in fault ? t[fault.rule](f.number(fault.limit)) : t[fault.rule];
      return { type: fault.rule, message };
    },
    [t, f],
  );
};

/** The names of all fields with their faults in words. */
const useFaults = (schemas: FieldSchemas) => {
  const faultIn = useFault();
  return useMemo(
    () => (values: Values) => {
      const errors: FieldErrors<Values> = {};
      for (const [name, schema] of Object.entries(schemas)) {
        const fault = name in values ? faultIn(schema, values[name] ?? '') : undefined;
        if (fault) errors[name] = fault;
      }
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
    },
    [schemas, faultIn],
  );
};

/**
 * Fields of one form, checked as the contract checks them: when a field is left, then as it is mended. What the API finds
 * beyond that lands on the field it points into.
 */
export const useFields = <N extends string>(
  schemas: FieldSchemas,
  defaults: Readonly<Record<N, string>>,
  problem?: ShownProblem | undefined,
  /** Where in the body a field is, when it is not the member of its name. */
  places?: Readonly<Record<string, string>>,
) => {
  const resolver = useFaults(schemas);
  const form = useForm<Values>({ defaultValues: { ...defaults }, mode: 'onTouched', resolver });
  const { errors } = form.formState;
  const names = Object.keys(defaults).join('\n');
  const said = useSaid(ANSWER_PHRASES_DE);
  const t = useWordsOf(faults);
  const found = useMemo(() => {
    const errors = (problem?.errors ?? []).map((fault) => ({
      ...fault,
      detail:
        fault.words?.text === PATTERN_PHRASE
          ? t[meaningOf(fault.words.values[0]?.value ?? '')]
          : said(fault.words, fault.detail),
    }));
    return errorsByField(errors, names.split('\n'), places);
  }, [problem, said, t, names, places]);
  const { setError, setFocus } = form;
  // The library types names by their paths; here a name is one text.
  const register = (name: string) => form.register(name);
  const setValue = (name: string, value: string) =>
    form.setValue(name, value, { shouldValidate: form.formState.isSubmitted });
  useEffect(() => {
    for (const [name, message] of found.byField) setError(name, { type: 'server', message });
    const [first] = found.byField.keys();
    if (first) setFocus(first);
  }, [found, setError, setFocus]);
  const whole = problem && { ...problem, errors: found.rest };
  return {
    /** What an input needs: its name, its limits, its fault. */
    field: (name: N) => {
      const { required, maxLength, minimum, maximum } = schemas[name] ?? {};
      return {
        ...register(name),
        ...(required && { required }),
        ...(maxLength !== undefined && { maxLength }),
        ...(minimum !== undefined && { min: minimum }),
        ...(maximum !== undefined && { max: maximum }),
        error: errors[name]?.message,
      };
    },
    value: (name: N): string => form.watch(name) ?? '',
    set: (name: N, value: string) => setValue(name, value),
    isTouched: (name: N): boolean => form.formState.dirtyFields[name] === true,
    /** The problem without what stands at the fields; undefined when all of it does. */
    problem: whole && found.byField.size > 0 && found.rest.length === 0 ? undefined : whole,
    submit: (send: (values: Record<N, string>) => void) =>
      form.handleSubmit((values) => {
        const trimmed = Object.entries(values).map(([name, value]) => [name, value.trim()]);
        // The names of the values are those of the defaults.
        send(Object.fromEntries(trimmed) as Record<N, string>);
      }),
  };
};

/** The field one is in is not judged for being left by this: no fault comes up that moves the button from under the pointer. */
export const staysPut = (event: MouseEvent) => event.preventDefault();

type FormProps<N extends string> = {
  fields: Pick<ReturnType<typeof useFields<N>>, 'submit' | 'problem'>;
  onSend: (values: Record<N, string>) => void;
  busy: boolean;
  /** What is asked besides the fields is there. */
  ready?: boolean;
  /** What the button does. */
  submit: ReactNode;
  onCancel?: () => void;
  children: ReactNode;
};

/** A form with its problem and its buttons; the browser's own bubbles stay away, faults stand at their fields. */
export const Form = <N extends string>({
  fields,
  onSend,
  busy,
  ready = true,
  submit,
  onCancel,
  children,
}: FormProps<N>) => {
  const t = useWordsOf(common);
  return (
    <form noValidate method="post" className={styles.form} onSubmit={fields.submit(onSend)}>
      <Stack>
        {children}
        {fields.problem && <ProblemBanner problem={fields.problem} />}
        <Row justify={onCancel ? 'end' : undefined}>
          {onCancel && (
            <Button onMouseDown={staysPut} onClick={onCancel}>
              {t.cancel}
            </Button>
          )}
          <Button kind="primary" type="submit" busy={busy} disabled={!ready} onMouseDown={staysPut}>
            {submit}
          </Button>
        </Row>
      </Stack>
    </form>
  );
};
