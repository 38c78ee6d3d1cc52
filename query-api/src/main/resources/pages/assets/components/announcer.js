/** Tells readers of the text what changed on the page, politely and not more often than they can listen. */
const PAUSE_MS = 10_000;

let region;
let last = 0;
let waiting;

const say = (text) => {
  last = Date.now();
  region.textContent = text;
};

/** The newest text wins when several come within the pause. */
export const announce = (text) => {
  if (!region) {
    region = document.createElement('div');
    region.className = 'unseen';
    region.setAttribute('aria-live', 'polite');
    document.body.append(region);
  }
  clearTimeout(waiting);
  waiting = setTimeout(() => say(text), Math.max(100, last + PAUSE_MS - Date.now()));
};
