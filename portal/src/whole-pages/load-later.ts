/**
 * Runs in the browser, in a page's own text, so it must stand alone: nothing outside this function exists there.
 *
 * The page is whole without script. The code that makes its buttons work comes with the first sign of use, or at once
 * where the page says so; what was pressed before it is there is pressed again as soon as it is.
 */
export const loadLater = (sources: readonly string[], atOnce: boolean): void => {
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    for (const source of sources) {
      const script = document.createElement('script');
      script.src = source;
      script.async = true;
      document.head.append(script);
    }
  };
  // React names the properties of every element it has taken over; before that a press on it is lost.
  const isAlive = (element: Element) => Object.keys(element).some((key) => key.startsWith('__reactProps$'));
  let ready = atOnce;
  /** What was pressed, in its order: each says whether it could be pressed again. */
  let waiting: (() => boolean)[] = [];
  let repeating = false;
  const press = () => {
    let held = false;
    waiting = waiting.filter((repeat) => {
      if (held) return true;
      const done = repeat();
      // One a frame: the next meets what came of it. One that never comes alive holds up others until the page is ready.
      held = done || !ready;
      return !done;
    });
    if (waiting.length > 0) requestAnimationFrame(press);
  };
  /** What comes after something that waits, waits too. */
  const mustWait = (element: Element) => !repeating && (waiting.length > 0 || !isAlive(element));
  const keep = (event: Event, element: Element, repeat: () => void) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    begin();
    waiting.push(() => {
      if (!isAlive(element) && element.isConnected) return false;
      repeating = true;
      repeat();
      repeating = false;
      return true;
    });
    if (waiting.length === 1) requestAnimationFrame(press);
  };
  const onClick = (event: Event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button[type=button]') : null;
    if (button && mustWait(button)) keep(event, button, () => button.click());
  };
  const onChange = (event: Event) => {
    const select = event.target;
    if (!(select instanceof HTMLSelectElement) || !mustWait(select)) return;
    const { value } = select;
    keep(event, select, () => {
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
  };
  const onKey = (event: KeyboardEvent) => {
    begin();
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
  document.addEventListener('change', onChange, true);
  document.addEventListener('keydown', onKey, true);
  for (const sign of ['pointermove', 'pointerdown', 'focusin']) document.addEventListener(sign, begin, { once: true });
  document.addEventListener('portico:ready', () => {
    ready = true;
  });
  if (atOnce) begin();
};
