export type Mark = {
  readonly line: number;
  readonly column?: number;
  readonly tone: 'error' | 'warning';
  readonly text: string;
};

/** A member by its name, or an item of a list. */
export type Step = string | number;
/** `first`: it is needed. */
export type Offer = { readonly text: string; readonly detail?: string; readonly first?: boolean };
/** What may stand at a place of a JSON text: names of members, and values as JSON. */
export type Offers = Readonly<Record<'members' | 'values', (path: readonly Step[]) => readonly Offer[]>>;

export type CodePaneProps = {
  /** What it is, for those who listen. */
  label: string;
  text: string;
  /** Lines of Markdown go on where they are too long. */
  language: 'json' | 'yaml' | 'markdown' | 'text';
  /** Without it the text can be read, searched, folded and copied, but not changed. */
  onChange?: ((text: string) => void) | undefined;
  /** What is said of lines, in the margin and under the text. */
  marks?: readonly Mark[] | undefined;
  /** What is offered while it is written. */
  offers?: Offers | undefined;
  /** A line to bring into sight. */
  line?: number | undefined;
  /** What is dropped on it, or pasted; where it was is where the cursor is by then. */
  onFiles?: ((files: readonly File[]) => void) | undefined;
  /** Is given what writes a text where the cursor is. */
  inserting?: { current: ((text: string) => void) | undefined } | undefined;
  describedBy?: string | undefined;
  tall?: boolean | undefined;
};
