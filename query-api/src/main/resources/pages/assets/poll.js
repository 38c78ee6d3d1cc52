/** Repeats a task while the page is looked at, and runs it as soon as that is so again; one run at a time. @returns {{close: () => void}} */
const poll = (task, everyMs) => {
  let timer;
  let running = false;
  let closed = false;
  const run = async () => {
    if (running || document.hidden) return;
    clearTimeout(timer);
    running = true;
    await task();
    running = false;
    if (!closed) timer = setTimeout(run, everyMs);
  };
  document.addEventListener('visibilitychange', run);
  run();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', run);
    },
  };
};

/** Repeats a task of a component for as long as it is in the page. */
export const whileConnected = (host, task, everyMs) => {
  let running;
  const controller = {
    hostConnected: () => (running = poll(task, everyMs)),
    hostDisconnected: () => running.close(),
  };
  host.addController(controller);
  return controller;
};
