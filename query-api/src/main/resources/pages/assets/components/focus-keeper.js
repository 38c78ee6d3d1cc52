/** The reader goes on at something that usually takes no focus. */
export const focusOn = (element) => {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
};

/**
 * Keeps the focus within a part of the page when news take away what had it: the reader goes on at the entry of the list
 * that it was in, else at the heading.
 */
export const keepFocus = (host) => {
  let held;
  let entry;
  host.addController({
    hostUpdate() {
      held = host.contains(document.activeElement);
      entry = held && document.activeElement.closest('li');
    },
    hostUpdated() {
      if (!held || document.activeElement !== document.body) return;
      const next = entry?.isConnected ? entry : host.querySelector('h2');
      if (next) focusOn(next);
    },
  });
};
