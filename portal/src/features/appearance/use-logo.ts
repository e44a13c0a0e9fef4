import type { Logo, LogoReference } from '@portico/client';
import { useState } from 'react';
import { uploadFile } from '../../api/upload-file.ts';

export const LOGO_BYTES_MAX = 262_144;
const TYPES = new Set<string>(['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml']);

/** A file that was chosen and is not sent yet, with what it looks like. */
type Chosen = { readonly file: File; readonly source: string; readonly width: number; readonly height: number };

const readSource = (file: File): Promise<string> =>
  new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(file);
  });
/** An image as browsers show it: within `img` nothing of it runs, whatever it is. */
const measure = async (file: File): Promise<Chosen | undefined> => {
  const source = await readSource(file);
  const image = new Image();
  image.src = source;
  try {
    await image.decode();
  } catch {
    return undefined;
  }
  return { file, source, width: image.naturalWidth || 1, height: image.naturalHeight || 1 };
};

type Fault = 'large' | 'none';

/** One logo: as it was read, chosen anew, or taken away. It is sent when the rest is. */
export const useLogo = (read: Logo | undefined) => {
  const [kept, setKept] = useState(read);
  const [chosen, setChosen] = useState<Chosen>();
  const [fault, setFault] = useState<Fault>();
  const choose = async (file: File) => {
    if (file.size > LOGO_BYTES_MAX) return setFault('large');
    const measured = TYPES.has(file.type) ? await measure(file) : undefined;
    setFault(measured ? undefined : 'none');
    if (measured) setChosen(measured);
  };
  const take = () => {
    setKept(undefined);
    setChosen(undefined);
    setFault(undefined);
  };
  const shown: Logo | undefined = chosen
    ? { mediaType: 'image/png', hash: '', width: chosen.width, height: chosen.height }
    : kept;
  return {
    ...{ shown, source: chosen?.source, fault, choose, take },
    /** What is said of it once it is saved. */
    reference: async (): Promise<LogoReference | undefined> => {
      if (chosen) return { uploadId: await uploadFile(chosen.file, () => undefined) };
      return kept && { hash: kept.hash };
    },
  };
};
export type LogoState = ReturnType<typeof useLogo>;
