'use client';
import type { ReactNode } from 'react';
import { Dialog } from './dialog.tsx';

type DrawerProps = { onClose: () => void; title: string; lead?: ReactNode; children: ReactNode };

/** One item of a list, at the side of it; mounted while it is open. */
export const Drawer = (props: DrawerProps) => <Dialog {...props} open place="side" />;
