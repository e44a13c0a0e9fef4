export type Mark = {
  readonly line: number;
  readonly column?: number;
  readonly tone: 'error' | 'warning';
  readonly text: string;
};

export type CodePaneProps = {
  /** What it is, for those who listen. */
  label: string;
  text: string;
  language: 'json' | 'yaml' | 'text';
  /** Without it the text can be read, searched, folded and copied, but not changed. */
  onChange?: ((text: string) => void) | undefined;
  /** What is said of lines, in the margin and under the text. */
  marks?: readonly Mark[] | undefined;
  /** A line to bring into sight. */
  line?: number | undefined;
  describedBy?: string | undefined;
  tall?: boolean | undefined;
};
