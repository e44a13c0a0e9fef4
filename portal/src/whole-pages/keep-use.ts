/**
 * Runs in the browser, in a page's own text, so it must stand alone: nothing outside this function exists there.
 *
 * What is pressed, typed or chosen before the page's script is there would be lost: React hears only of what it has taken
 * over, and forgets the rest. It is kept, and done again as soon as it is heard, in its order.
 */
export const keepUse = (): void => {
  // React names the properties of every element it takes over.
  const isAlive = (element: Element) => Object.keys(element).some((key) => key.startsWith('__reactProps$'));
  let ready = false;
  /** What was done, in its order: each says whether it could be done again. */
  let waiting: (() => boolean)[] = [];
  let repeating = false;
  const repeatAll = () => {
    let held = false;
    waiting = waiting.filter((repeat) => {
      if (held) return true;
      const done = repeat();
      // One a frame: the next meets what came of it. One that never comes alive holds up others until the page is ready.
      held = done || !ready;
      return !done;
    });
    if (waiting.length > 0) requestAnimationFrame(repeatAll);
  };
  /** What comes after something that waits, waits too. */
  const mustWait = (element: Element) => !repeating && (waiting.length > 0 || !isAlive(element));
  /** Listens whether an event comes to its element: until all around it is taken over, React stops it on its way. */
  const arrivalAt = (element: Element, type: string): (() => boolean) => {
    let arrived = false;
    const note = () => {
      arrived = true;
    };
    element.addEventListener(type, note, true);
    return () => {
      element.removeEventListener(type, note, true);
      return arrived;
    };
  };
  const wait = (element: Element, type: string, act: () => void) => {
    waiting.push(() => {
      // What has gone meanwhile, or may not be used any more, is not.
      if (!element.isConnected || element.matches(':disabled')) return true;
      if (!isAlive(element)) return false;
      const hasArrived = arrivalAt(element, type);
      repeating = true;
      act();
      repeating = false;
      return hasArrived();
    });
    if (waiting.length === 1) requestAnimationFrame(repeatAll);
  };
  const stop = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const PRESSED = 'button[type=button], input[type=checkbox], input[type=radio]';
  const onClick = (event: Event) => {
    const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>(PRESSED) : null;
    if (!pressed || repeating) return;
    const again = () => wait(pressed, 'click', () => pressed.click());
    if (mustWait(pressed)) {
      stop(event);
      again();
      return;
    }
    const hasArrived = arrivalAt(pressed, 'click');
    setTimeout(() => {
      if (!hasArrived()) again();
    });
  };
  const onSubmit = (event: Event) => {
    const form = event.target;
    // One that says where it goes works without script.
    if (!(form instanceof HTMLFormElement) || form.hasAttribute('action') || !mustWait(form)) return;
    stop(event);
    const { submitter } = event as SubmitEvent;
    wait(form, 'submit', () => form.requestSubmit(submitter?.isConnected ? submitter : null));
  };
  const typed = new Map<Element, string>();
  const onInput = (event: Event) => {
    const field = event.target;
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (!isField || repeating || isAlive(field) || /^(?:checkbox|radio|file)$/.test(field.type)) return;
    const isKnown = typed.has(field);
    typed.set(field, field.value);
    if (isKnown) return;
    wait(field, 'input', () => {
      const text = typed.get(field) ?? '';
      const { selectionStart, selectionEnd } = field;
      // A form that begins has put what it begins with over it; React hears of a value that is another than it last saw.
      field.value = '';
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text);
      if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  };
  const onChange = (event: Event) => {
    const field = event.target;
    const isFile = field instanceof HTMLInputElement && field.type === 'file';
    if (!(isFile || field instanceof HTMLSelectElement) || !mustWait(field)) return;
    const { value } = field;
    stop(event);
    wait(field, 'change', () => {
      if (!isFile) field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
  };
  const onKey = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, target } = event;
    const typing = target instanceof Element && target.matches('input, textarea, select');
    const wanted = key === '/' ? !typing : key.toLowerCase() === 'k' && (ctrlKey || metaKey);
    if (!wanted || ready) return;
    event.preventDefault();
    const open = () =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, metaKey, bubbles: true }));
    document.addEventListener('portico:ready', open, { once: true });
  };
  document.addEventListener('click', onClick, true);
  document.addEventListener('submit', onSubmit, true);
  document.addEventListener('input', onInput, true);
  document.addEventListener('change', onChange, true);
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('portico:ready', () => {
    ready = true;
  });
};
