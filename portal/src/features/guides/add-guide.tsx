'use client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { type Book, bookOf, writtenAt } from '../../api/guide-book.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Card } from '../../ui/layout.tsx';

/** Begins a page, and goes to where it is written. */
export const AddGuide = ({ book }: { book: Book }) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    (guide: string) => bookOf(portico, book).create({ slug: guide, text: t.guides.begin }),
    ({ slug: guide }) => router.push(`${writtenAt(book)}/${guide}`),
  );
  const fields = useFields({ slug: { ...FORM_SCHEMAS.NewGuide.slug, required: true } }, { slug: '' }, failure);
  return (
    <Card as="section" label={t.guides.add}>
      <h2>{t.guides.add}</h2>
      <Form fields={fields} onSend={({ slug: guide }) => void run(guide)} busy={busy} submit={t.guides.add}>
        <TextField
          label={t.guides.address}
          hint={t.guides.addressHint}
          placeholder="first-call"
          {...fields.field('slug')}
        />
      </Form>
    </Card>
  );
};
