/** Repeats a task while the page is looked at; one run at a time. @returns {{close: () => void}} */
export const poll = (task, everyMs) => {
  let timer;
  let closed = false;
  const run = async () => {
    if (!document.hidden) await task();
    if (!closed) timer = setTimeout(run, everyMs);
  };
  run();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
};
