'use client';
import type { ComponentProps } from 'react';
import { Button } from '../../ui/button.tsx';

/** Another way than the one that is asked. The field one is in is not judged for being left: nothing moves under the pointer. */
export const OtherWay = (props: Omit<ComponentProps<typeof Button>, 'kind' | 'onMouseDown'>) => (
  <Button {...props} kind="quiet" onMouseDown={(event) => event.preventDefault()} />
);
