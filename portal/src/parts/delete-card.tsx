'use client';
import { type ReactNode, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Card, Row, Soft, Stack } from '../ui/layout.tsx';

type DeleteCardProps = { title: string; hint: string; dialog: (onClose: () => void) => ReactNode };

/** The end of something for good, in a card of its own: what it asks before that is a dialog. */
export const DeleteCard = ({ title, hint, dialog }: DeleteCardProps) => {
  const [asks, setAsks] = useState(false);
  return (
    <Card as="section" label={title}>
      <Stack>
        <h2>{title}</h2>
        <Soft small>{hint}</Soft>
        <Row>
          <Button kind="danger" onClick={() => setAsks(true)}>
            {title}
          </Button>
        </Row>
        {asks && dialog(() => setAsks(false))}
      </Stack>
    </Card>
  );
};
