/**
 * Runs in the browser, in a page's own text, so it must stand alone: nothing outside this function exists there.
 *
 * The page is whole without script. The code that makes its buttons work comes with the first sign of use, or at once
 * where the page says so; what is done before it is there is kept (see `keepUse`).
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
  // The last three: what helps people with a page changes it without a pointer, a key or the focus.
  for (const sign of ['pointermove', 'pointerdown', 'focusin', 'keydown', 'click', 'input', 'change', 'submit'])
    document.addEventListener(sign, begin, { once: true, capture: true });
  if (atOnce) begin();
};
