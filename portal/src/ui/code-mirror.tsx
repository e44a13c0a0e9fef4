'use client';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, foldKeymap, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension, type Text } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { useWordsOf } from '../i18n/language.tsx';
import { editor } from '../i18n/messages/editor.ts';
import type { CodePaneProps, Mark } from './code-marks.ts';
import styles from './code-mirror.module.css';

const LANGUAGES: Readonly<Record<CodePaneProps['language'], () => Extension>> = {
  ...{ json, yaml, text: () => [] },
  markdown: () => EditorView.lineWrapping,
};

const diagnosticOf = (document: Text, { line, column = 1, tone, text }: Mark): Diagnostic => {
  const { from, to } = document.line(Math.min(Math.max(line, 1), document.lines));
  return { from: Math.min(from + column - 1, to), to, severity: tone, message: text };
};

const OFFERED = new Compartment();

/** Tab leaves the pane, as it leaves everything: who writes with the keys alone must get out. */
const extensionsOf = (
  { label, language, describedBy }: CodePaneProps,
  phrases: Readonly<Record<string, string>>,
  onText: ((text: string) => void) | undefined,
): Extension => [
  EditorState.phrases.of({ ...phrases }),
  OFFERED.of([]),
  lineNumbers(),
  foldGutter(),
  lintGutter(),
  bracketMatching(),
  highlightSelectionMatches(),
  search({ top: true }),
  syntaxHighlighting(classHighlighter),
  LANGUAGES[language](),
  keymap.of([...searchKeymap, ...foldKeymap, ...defaultKeymap, ...(onText ? historyKeymap : [])]),
  EditorView.contentAttributes.of({
    'aria-label': label,
    ...(describedBy && { 'aria-describedby': describedBy }),
    // What scrolls is reached by keyboard, as axe sees it, too: what is written in has the focus without it.
    tabindex: '0',
    ...(!onText && { 'aria-readonly': 'true' }),
  }),
  onText
    ? [
        history(),
        highlightActiveLine(),
        EditorView.updateListener.of(({ docChanged, state }) => docChanged && onText(state.doc.toString())),
      ]
    : [EditorState.readOnly.of(true), EditorView.editable.of(false)],
];

/** Files that are dropped or pasted are not text: they are told of, and the cursor is where they were put. */
const takingFiles = (onFiles: (files: readonly File[]) => void): Extension => {
  const take = (event: Event, data: DataTransfer | null): boolean => {
    const files = [...(data?.files ?? [])];
    if (files.length === 0) return false;
    event.preventDefault();
    onFiles(files);
    return true;
  };
  return EditorView.domEventHandlers({
    paste: (event) => take(event, event.clipboardData),
    drop: (event, view) => {
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (at !== null && event.dataTransfer?.files.length) view.dispatch({ selection: { anchor: at } });
      return take(event, event.dataTransfer);
    },
  });
};

const useView = (place: React.RefObject<HTMLDivElement | null>, props: CodePaneProps) => {
  const t = { editor: useWordsOf(editor) };
  const { text, language, label, onChange, onFiles, inserting } = props;
  const view = useRef<EditorView>(null);
  const writable = onChange !== undefined;
  const tell = useEffectEvent((next: string) => onChange?.(next));
  const tellFiles = useEffectEvent((files: readonly File[]) => onFiles?.(files));
  const extensions = useEffectEvent(() => [
    extensionsOf(props, t.editor, writable ? tell : undefined),
    onFiles ? takingFiles(tellFiles) : [],
  ]);
  const first = useEffectEvent(() => text);
  // An editor of another language or name is another editor.
  useLayoutEffect(() => {
    if (!place.current) return;
    const made = new EditorView({ doc: first(), extensions: extensions(), parent: place.current });
    view.current = made;
    if (inserting)
      inserting.current = (insert) => {
        made.dispatch(made.state.replaceSelection(insert));
        made.focus();
      };
    return () => made.destroy();
  }, [place, language, label, writable, inserting]);
  useLayoutEffect(() => {
    const { current } = view;
    if (!current || current.state.doc.toString() === text) return;
    current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: text } });
  }, [text]);
  const { offers } = props;
  useEffect(() => {
    const { current } = view;
    if (!offers || !current) return;
    void import('./code-offers.ts').then(({ offering }) => {
      if (view.current === current) current.dispatch({ effects: OFFERED.reconfigure(offering(offers)) });
    });
  }, [offers, language, label, writable]);
  return view;
};

/** Scrolls a line into the middle of the pane, and nothing around it. */
const showInside = (view: EditorView, from: number) =>
  view.requestMeasure({
    read: ({ scrollDOM }) => view.lineBlockAt(from).top - scrollDOM.clientHeight / 2,
    write: (top) => {
      view.scrollDOM.scrollTop = top;
    },
  });

export const CodeMirror = (props: CodePaneProps) => {
  const { marks, line, tall = false } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useView(place, props);
  const asked = useRef(false);
  useEffect(() => {
    const { current } = view;
    if (!current || !marks) return;
    const { state } = current;
    current.dispatch(
      setDiagnostics(
        state,
        marks.map((mark) => diagnosticOf(state.doc, mark)).sort((a, b) => a.from - b.from),
      ),
    );
  }, [view, marks]);
  useEffect(() => {
    const { current } = view;
    if (!current || line === undefined) return;
    const { from } = current.state.doc.line(Math.min(Math.max(line, 1), current.state.doc.lines));
    // Nobody asked for the first one: the page stays where its reader is.
    if (asked.current) current.dispatch({ effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    else showInside(current, from);
    current.dispatch({ selection: { anchor: from } });
    asked.current = true;
  }, [view, line]);
  return <div ref={place} className={styles.pane} data-tall={tall || undefined} />;
};
